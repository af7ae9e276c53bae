// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {IPullPayments} from "../interfaces/IPullPayments.sol";

/// @title PullPayments
/// @notice See {IPullPayments}.
abstract contract PullPayments is IPullPayments {
    /// @inheritdoc IPullPayments
    mapping(address payee => uint256) public payments;

    /// @inheritdoc IPullPayments
    function withdrawPayments(address payee) external {
        uint256 amount = payments[payee];
        if (amount == 0) revert PullPaymentsNothingOwed(payee);

        payments[payee] = 0;

        emit PaymentWithdrawn(payee, amount);

        _send(payee, amount);
    }

    /// @dev Nothing is credited, and nothing emitted, where there is nothing to credit.
    function _credit(address payee, uint256 amount) internal {
        if (amount == 0) return;

        payments[payee] += amount;

        emit PaymentCredited(payee, amount);
    }

    /// @dev Sends what is no longer owed; reverts where the payee refuses it, and it is owed again.
    function _send(address payee, uint256 amount) internal virtual {
        Address.sendValue(payable(payee), amount);
    }
}
