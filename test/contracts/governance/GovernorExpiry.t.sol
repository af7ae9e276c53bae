// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {Dao} from "../support/Dao.sol";

contract GovernorExpiryTest is Dao {
    function test_WhatNobodyQueuesInTimeExpires() public {
        Batch memory batch = setting();
        uint256 proposalId = adopt(batch);
        assertState(proposalId, IGovernor.ProposalState.Succeeded);

        pass(governor.proposalDeadline(proposalId) + QUEUE_WINDOW - governor.clock());
        assertState(proposalId, IGovernor.ProposalState.Succeeded);
        pass(1);
        assertState(proposalId, IGovernor.ProposalState.Expired);

        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.queue(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
    }

    function test_TheLastMomentToQueueIsInTime() public {
        Batch memory batch = setting();
        uint256 proposalId = adopt(batch);
        pass(governor.proposalDeadline(proposalId) + QUEUE_WINDOW - governor.clock());

        queue(batch);

        assertState(proposalId, IGovernor.ProposalState.Queued);
    }

    function test_WhatNobodyExecutesInTimeExpires() public {
        Batch memory batch = setting();
        uint256 proposalId = adopt(batch);
        queue(batch);
        vm.warp(governor.proposalEta(proposalId) + EXECUTION_WINDOW);
        assertState(proposalId, IGovernor.ProposalState.Queued);
        vm.warp(governor.proposalEta(proposalId) + EXECUTION_WINDOW + 1);
        assertState(proposalId, IGovernor.ProposalState.Expired);

        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(batch);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vm.prank(GUARDIAN);
        cancel(batch);
    }

    function test_TheLastMomentToExecuteIsInTime() public {
        Batch memory batch = setting();
        uint256 proposalId = adopt(batch);
        queue(batch);
        vm.warp(governor.proposalEta(proposalId) + EXECUTION_WINDOW);

        execute(batch);

        assertState(proposalId, IGovernor.ProposalState.Executed);
    }

    /// @dev Long waits before the queue do not count against the time to execute.
    function test_QueuedLateIsQueuedStill() public {
        Batch memory batch = setting();
        uint256 proposalId = adopt(batch);
        pass(QUEUE_WINDOW - 1);
        queue(batch);
        pass(QUEUE_WINDOW);

        assertState(proposalId, IGovernor.ProposalState.Queued);
    }

    function test_WhatHasEndedDoesNotExpire() public {
        uint256 executed = decide(setting());
        uint256 defeated = propose(setting());
        pass(VOTING_PERIOD + 1);
        Batch memory batch = setting();
        uint256 canceled = propose(batch);
        vm.prank(GUARDIAN);
        cancel(batch);

        pass(10 * 365 days);

        assertState(executed, IGovernor.ProposalState.Executed);
        assertState(defeated, IGovernor.ProposalState.Defeated);
        assertState(canceled, IGovernor.ProposalState.Canceled);
    }

    function test_WindowsAreSetAtDeploymentWithinBounds() public {
        assertEq(governor.queueWindow(), QUEUE_WINDOW);
        assertEq(governor.executionWindow(), EXECUTION_WINDOW);

        assertWindows(10, 1 hours);
        assertWindows(type(uint32).max, 365 days);
        expectOutOfBounds(IGovernorLimits.Setting.QueueWindow, 9, 10, type(uint32).max);
        deploy(9, 1 hours);
        expectOutOfBounds(IGovernorLimits.Setting.ExecutionWindow, 1 hours - 1, 1 hours, 365 days);
        deploy(10, 1 hours - 1);
        expectOutOfBounds(IGovernorLimits.Setting.ExecutionWindow, 365 days + 1, 1 hours, 365 days);
        deploy(10, 365 days + 1);
    }

    function setting() private returns (Batch memory) {
        return batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (VOTING_DELAY)));
    }

    function deploy(uint32 queueWindow, uint32 executionWindow) private returns (ModelGovernor) {
        ModelGovernor.Parameters memory p = governorParameters();
        (p.queueWindow, p.executionWindow) = (queueWindow, executionWindow);
        return new ModelGovernor(p);
    }

    function assertWindows(uint32 queueWindow, uint32 executionWindow) private {
        ModelGovernor deployed = deploy(queueWindow, executionWindow);
        assertEq(deployed.queueWindow(), queueWindow);
        assertEq(deployed.executionWindow(), executionWindow);
    }

    function expectOutOfBounds(IGovernorLimits.Setting found, uint256 value, uint256 least, uint256 greatest) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernorLimits.GovernorSettingOutOfBounds.selector, found, value, least, greatest)
        );
    }
}
