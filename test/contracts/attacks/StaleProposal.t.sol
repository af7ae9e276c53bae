// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Dao} from "../support/Dao.sol";

/// @dev Consent that was given long ago, kept for the day when it does harm.
contract StaleProposalTest is Dao {
    function test_AMintThatWasQueuedYearsAgoCannotBeExecuted() public {
        Batch memory batch = mint();
        uint256 proposalId = adopt(batch);
        queue(batch);
        pass(3 * 365 days);

        assertState(proposalId, IGovernor.ProposalState.Expired);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(batch);
        assertEq(token.balanceOf(MALLORY), 0);
    }

    function test_AMintThatWasAdoptedYearsAgoCannotBeQueued() public {
        Batch memory batch = mint();
        adopt(batch);
        pass(3 * 365 days);

        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.queue(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
    }

    /// @dev The timelock itself keeps the operation ready for ever; only the governor may execute it, and it refuses.
    function test_TheTimelockIsNoWayAround() public {
        Batch memory batch = mint();
        adopt(batch);
        queue(batch);
        pass(3 * 365 days);
        bytes32 salt = bytes20(address(governor)) ^ keccak256(bytes(batch.description));
        bytes32 operation = timelock.hashOperationBatch(batch.targets, batch.values, batch.calldatas, 0, salt);
        assertTrue(timelock.isOperationReady(operation), "ready");

        vm.expectRevert();
        vm.prank(MALLORY);
        timelock.executeBatch(batch.targets, batch.values, batch.calldatas, 0, salt);
    }

    /// @dev The same decision is open to holders: under another description it is proposed again.
    function test_HoldersDecideAnew() public {
        Batch memory batch = mint();
        adopt(batch);
        pass(3 * 365 days);

        batch.description = "Now indeed";
        decide(batch);

        assertEq(token.balanceOf(MALLORY), 1e18);
    }

    function mint() private returns (Batch memory) {
        return batchOf(address(token), abi.encodeCall(token.mint, (MALLORY, 1e18)));
    }
}
