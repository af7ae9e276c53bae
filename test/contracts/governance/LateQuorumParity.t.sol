// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {BareGovernor} from "../gas/BareGovernor.sol";
import {Dao} from "../support/Dao.sol";

/// @dev Where {GovernorLateQuorum} and {GovernorBoundedQuorum} keep things is their own; what they answer is OpenZeppelin's.
contract LateQuorumParityTest is Dao {
    BareGovernor private _bare;

    function setUp() public override {
        super.setUp();
        _bare = new BareGovernor(token, timelock, VOTING_DELAY, VOTING_PERIOD, 1_000e18);
    }

    /// @dev The same votes at the same moments on both governors, whose quorum is 40 000 tokens.
    function testFuzz_DeadlinesAndStatesAreOpenZeppelins(uint8[3] calldata gaps, uint256[3] calldata weights) public {
        uint256 proposalId = proposeToBoth();
        for (uint256 i; i < 3; ++i) {
            pass(gaps[i] % (VOTING_PERIOD / 2));
            if (governor.state(proposalId) != IGovernor.ProposalState.Active) break;
            voteOnBoth(holders()[i], proposalId, uint128(bound(weights[i], 1, 45_000e18)));
            assertSame(proposalId);
        }

        pass(VOTING_PERIOD + VOTE_EXTENSION);
        assertSame(proposalId);
    }

    function test_BothProlongAVoteThatQuorumReachedLate() public {
        uint256 proposalId = proposeToBoth();
        uint256 deadline = governor.proposalDeadline(proposalId);
        voteOnBoth(ASTRID, proposalId, 39_999e18);
        pass(VOTING_PERIOD - 5);
        voteOnBoth(BJORN, proposalId, 1e18);

        assertSame(proposalId);
        assertEq(governor.proposalDeadline(proposalId), deadline + VOTE_EXTENSION - 4);
    }

    function proposeToBoth() private returns (uint256 proposalId) {
        Batch memory batch = batchOf(address(datasets), abi.encodeCall(datasets.approve, (DatasetId.wrap(0))));
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        vm.prank(ASTRID);
        proposalId = _bare.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        pass(VOTING_DELAY + 1);
    }

    function voteOnBoth(address voter, uint256 proposalId, uint128 weight) private {
        bytes memory params = abi.encodePacked(uint128(0), weight, uint128(0));
        vm.prank(voter);
        governor.castVoteWithReasonAndParams(proposalId, 255, "", params);
        vm.prank(voter);
        _bare.castVoteWithReasonAndParams(proposalId, 255, "", params);
    }

    function assertSame(uint256 proposalId) private view {
        assertEq(governor.proposalDeadline(proposalId), _bare.proposalDeadline(proposalId));
        assertState(proposalId, _bare.state(proposalId));
    }
}
