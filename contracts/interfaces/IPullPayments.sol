// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Payments that payees fetch
/// @notice Nobody's refusal to be paid stands in anybody's way.
interface IPullPayments {
    /// @notice `amount` wei more are there for `payee`.
    event PaymentCredited(address indexed payee, uint256 amount);

    /// @notice `amount` wei were sent to `payee`.
    event PaymentWithdrawn(address indexed payee, uint256 amount);

    /// @notice Nothing is there for `payee`.
    error PullPaymentsNothingOwed(address payee);

    /// @notice Sends `payee` all that is there for it. Anyone may call it for anyone.
    function withdrawPayments(address payee) external;

    /// @notice Wei that are there for `payee`.
    function payments(address payee) external view returns (uint256);
}
