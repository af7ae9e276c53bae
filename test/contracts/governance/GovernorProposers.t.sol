// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IGovernorProposers} from "../../../contracts/interfaces/IGovernorProposers.sol";
import {Dao} from "../support/Dao.sol";

contract GovernorProposersTest is Dao {
    uint256 private constant THRESHOLD = 1_000e18;

    function test_AProposerHasOneLiveProposal() public {
        assertEq(governor.busyUntil(ASTRID), 0);
        Batch memory batch = call();
        vm.prank(ASTRID);
        uint256 proposalId = governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        uint256 deadline = governor.proposalDeadline(proposalId);
        assertState(proposalId, IGovernor.ProposalState.Pending);
        assertEq(governor.busyUntil(ASTRID), deadline);
        expectBusy(deadline);

        pass(deadline - governor.clock());
        assertState(proposalId, IGovernor.ProposalState.Active);
        expectBusy(deadline);

        pass(1);
        assertState(proposalId, IGovernor.ProposalState.Defeated);
        uint256 next = propose(call());
        assertEq(governor.busyUntil(ASTRID), governor.proposalDeadline(next));
    }

    function test_OthersProposeMeanwhile() public {
        uint256 first = propose(call());
        uint256 second = propose(BJORN, call());

        assertEq(governor.busyUntil(ASTRID), governor.proposalDeadline(first));
        assertEq(governor.busyUntil(BJORN), governor.proposalDeadline(second));
    }

    function test_WithdrawingMakesRoom() public {
        Batch memory batch = call();
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        vm.prank(ASTRID);
        cancel(batch);

        assertEq(governor.busyUntil(ASTRID), 0);
        propose(call());
    }

    /// @dev A vote that lasts longer because quorum came late is live until its end.
    function test_AnExtendedVoteIsLive() public {
        uint256 proposalId = propose(call());
        uint256 deadline = governor.proposalDeadline(proposalId);
        pass(deadline - governor.clock());
        vm.prank(BJORN);
        governor.castVote(proposalId, 1);
        pass(VOTE_EXTENSION);

        assertEq(governor.clock(), deadline + VOTE_EXTENSION);
        assertEq(governor.busyUntil(ASTRID), deadline + VOTE_EXTENSION);
        expectBusy(deadline + VOTE_EXTENSION);
        pass(1);
        propose(call());
    }

    function test_WhatIsAdoptedLeavesRoomAndItsEndChangesNothing() public {
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (VOTING_DELAY)));
        uint256 proposalId = adopt(batch);
        assertEq(governor.busyUntil(ASTRID), governor.proposalDeadline(proposalId));
        uint256 next = propose(call());
        queue(batch);
        vm.prank(GUARDIAN);
        cancel(batch);

        assertEq(governor.busyUntil(ASTRID), governor.proposalDeadline(next));
    }

    /// @dev Quorum in time, and every vote after it, leave the deadline as it was proposed.
    function test_QuorumInTimeProlongsNothing() public {
        uint256 proposalId = propose(call());
        uint256 deadline = governor.proposalDeadline(proposalId);
        vm.prank(ASTRID);
        governor.castVote(proposalId, 1);
        vm.prank(BJORN);
        governor.castVote(proposalId, 0);

        assertEq(governor.busyUntil(ASTRID), deadline);
        assertEq(governor.busyUntil(BJORN), 0);
    }

    function test_TheSameProposalAgainIsOpenZeppelinsError() public {
        Batch memory batch = call();
        propose(batch);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
    }

    function test_AnyoneCancelsForAProposerWhoLostTheThreshold() public {
        Batch memory batch = call();
        uint256 proposalId = propose(CLARA, batch);
        keepVotes(CLARA, THRESHOLD - 1);

        vm.expectEmit(address(governor));
        emit IGovernor.ProposalCanceled(proposalId);
        vm.prank(MALLORY);
        cancel(batch);

        assertState(proposalId, IGovernor.ProposalState.Canceled);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        cancel(batch);
    }

    function test_APendingProposalIsCancelledToo() public {
        Batch memory batch = call();
        vm.prank(CLARA);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        keepVotes(CLARA, THRESHOLD - 1);
        assertState(idOf(batch), IGovernor.ProposalState.Pending);

        vm.prank(MALLORY);
        cancel(batch);

        assertState(idOf(batch), IGovernor.ProposalState.Canceled);
    }

    function test_TheThresholdItselfIsEnough() public {
        Batch memory batch = call();
        uint256 proposalId = propose(CLARA, batch);
        keepVotes(CLARA, THRESHOLD);

        expectUnable(proposalId);
        vm.prank(MALLORY);
        cancel(batch);
    }

    /// @dev What is lost in this block counts from the next: nobody is cancelled by what they borrow and lend at once.
    function test_VotesAreThoseOfThePastBlock() public {
        Batch memory batch = call();
        uint256 proposalId = propose(CLARA, batch);
        vm.prank(CLARA);
        token.transfer(BJORN, 200_000e18);

        expectUnable(proposalId);
        vm.prank(MALLORY);
        cancel(batch);
        pass(1);
        vm.prank(MALLORY);
        cancel(batch);
    }

    /// @dev Once the vote is over, the decision is the voters'.
    function test_AnAdoptedProposalOutlivesItsProposersVotes() public {
        Batch memory batch = call();
        uint256 proposalId = propose(CLARA, batch);
        vm.prank(ASTRID);
        governor.castVote(proposalId, 1);
        keepVotes(CLARA, 0);
        pass(governor.proposalDeadline(proposalId) - governor.clock());
        uint256 lastMoment = vm.snapshotState();
        vm.prank(MALLORY);
        cancel(batch);
        vm.revertToState(lastMoment);

        pass(1);
        assertState(proposalId, IGovernor.ProposalState.Succeeded);
        expectUnable(proposalId);
        vm.prank(MALLORY);
        cancel(batch);
        queue(batch);
        expectUnable(proposalId);
        vm.prank(MALLORY);
        cancel(batch);
    }

    function test_AProposalThatNobodyMadeCannotBeCancelled() public {
        Batch memory batch = call();
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, idOf(batch)));
        vm.prank(MALLORY);
        cancel(batch);
    }

    function call() private returns (Batch memory) {
        return batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (VOTING_DELAY)));
    }

    function keepVotes(address holder, uint256 votes) private {
        uint256 rest = token.balanceOf(holder) - votes;
        vm.prank(holder);
        token.transfer(BJORN, rest);
        pass(1);
    }

    function expectBusy(uint256 deadline) private {
        Batch memory batch = call();
        vm.expectRevert(abi.encodeWithSelector(IGovernorProposers.GovernorProposerBusy.selector, ASTRID, deadline));
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
    }

    function expectUnable(uint256 proposalId) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, MALLORY));
    }
}
