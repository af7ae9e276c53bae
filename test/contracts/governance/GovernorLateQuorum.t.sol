// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";
import {IVm} from "../support/IVm.sol";

contract GovernorLateQuorumTest is Dao {
    function test_LateQuorumMakesTheVoteLonger() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        uint256 deadline = governor.proposalDeadline(proposalId);
        pass(deadline - governor.clock());

        vm.expectEmit(address(governor));
        emit GovernorPreventLateQuorum.ProposalExtended(proposalId, uint64(deadline + VOTE_EXTENSION));
        vm.prank(BJORN);
        governor.castVote(proposalId, 1);

        pass(1);
        vm.prank(ASTRID);
        governor.castVote(proposalId, 0);
        pass(VOTE_EXTENSION);
        assertState(proposalId, IGovernor.ProposalState.Defeated);
    }

    /// @dev Or a few votes, one at each end, could hold a vote open for ever.
    function test_AVoteIsProlongedOnce() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        uint256 deadline = governor.proposalDeadline(proposalId);
        pass(deadline - governor.clock());
        castVote(BJORN, proposalId);
        pass(VOTE_EXTENSION);

        assertProlongsNothing(ASTRID, proposalId);

        assertEq(governor.proposalDeadline(proposalId), deadline + VOTE_EXTENSION);
    }

    /// @dev Quorum at a moment whose extension ends with the vote leaves the vote as it is; a unit later it does not.
    function test_OnlyQuorumInTheLastExtensionProlongs() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        uint256 deadline = governor.proposalDeadline(proposalId);
        pass(deadline - VOTE_EXTENSION - governor.clock());
        uint256 justInTime = vm.snapshotState();
        assertProlongsNothing(BJORN, proposalId);
        assertEq(governor.proposalDeadline(proposalId), deadline);
        vm.revertToState(justInTime);
        pass(1);

        castVote(BJORN, proposalId);

        assertEq(governor.proposalDeadline(proposalId), deadline + 1);
    }

    /// @dev Once quorum was reached in time, no vote at the end prolongs anything.
    function test_QuorumInTimeIsDecidedForGood() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        uint256 deadline = governor.proposalDeadline(proposalId);
        castVote(BJORN, proposalId);
        pass(deadline - governor.clock());

        assertProlongsNothing(ASTRID, proposalId);

        assertEq(governor.proposalDeadline(proposalId), deadline);
    }

    /// @dev The deadline shares a slot with what the proposal needs.
    function test_AProlongedVoteNeedsWhatItNeeded() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        pass(governor.proposalDeadline(proposalId) - governor.clock());

        castVote(BJORN, proposalId);

        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Constitutional));
        assertEq(governor.proposalQuorum(proposalId), 200_000e18);
        assertEq(governor.proposalApproval(proposalId), 6_667);
    }

    /// @dev Any number below quorum leaves it to the vote that reaches it.
    function test_VotesBelowQuorumDecideNothing() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        uint256 deadline = governor.proposalDeadline(proposalId);
        bytes memory params = abi.encodePacked(uint128(0), uint128(200_000e18 - 1), uint128(0));
        vm.prank(ASTRID);
        governor.castVoteWithReasonAndParams(proposalId, 255, "", params);
        pass(deadline - governor.clock());

        castVote(BJORN, proposalId);

        assertEq(governor.proposalDeadline(proposalId), deadline + VOTE_EXTENSION);
    }

    function castVote(address voter, uint256 proposalId) private {
        vm.prank(voter);
        governor.castVote(proposalId, 1);
    }

    function assertProlongsNothing(address voter, uint256 proposalId) private {
        vm.recordLogs();
        castVote(voter, proposalId);

        IVm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        assertEq(logs[0].topics[0], IGovernor.VoteCast.selector);
    }
}
