// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IBudget} from "../interfaces/IBudget.sol";
import {IRunBounties} from "../interfaces/IRunBounties.sol";
import {PullPayments} from "../treasury/PullPayments.sol";
import {RunId} from "../types/Ids.sol";
import {RunRecords} from "./RunRecords.sol";

/// @title RunBounties
/// @notice See {IRunBounties}.
abstract contract RunBounties is RunRecords {
    /// @inheritdoc IRunBounties
    IBudget public immutable budget;

    constructor(IBudget budget_) {
        budget = budget_;
    }

    /// @dev What the budget sends is a bounty that an authorised run draws.
    receive() external payable {
        if (msg.sender != address(budget)) revert RunBountiesUnexpectedPayment(msg.sender);
    }

    /// @dev Fetches what the run's record promises already. Trusts the budget to call nothing but {receive}.
    function _fund(uint128 bounty) internal {
        if (bounty == 0) return;
        if (address(budget) == address(0)) revert RunBountiesNoBudget(bounty);

        uint256 balanceBefore = address(this).balance;
        budget.draw(bounty);
        uint256 received = address(this).balance - balanceBefore;
        if (received != bounty) revert RunBountiesUnfunded(bounty, received);
    }

    function _payBounty(RunId runId, Run storage record) internal {
        uint256 bounty = record.bounty;
        if (bounty == 0) return;

        record.bounty = 0;
        _credit(record.trainer, bounty);

        emit BountyPaid(runId, record.trainer, bounty);
    }

    function _returnBounty(RunId runId, Run storage record) internal {
        uint256 bounty = record.bounty;
        if (bounty == 0) return;

        record.bounty = 0;
        _credit(address(budget), bounty);

        emit BountyReturned(runId, bounty);
    }

    /// @inheritdoc PullPayments
    /// @dev The budget counts what it gets back as not drawn.
    function _send(address payee, uint256 amount) internal override {
        if (payee == address(budget)) budget.giveBack{value: amount}();
        else super._send(payee, amount);
    }
}
