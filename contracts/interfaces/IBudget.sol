// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title What a contract may spend of the treasury
/// @notice Set aside by decision for one spender, released over time, never more than a cap.
interface IBudget {
    /// @notice Sends `amount` wei of the caller's budget to the caller.
    function draw(uint256 amount) external;

    /// @notice Gives back what was drawn and not used; it counts as not drawn.
    function giveBack() external payable;

    /// @notice Wei that `spender` may draw now.
    function available(address spender) external view returns (uint256);
}
