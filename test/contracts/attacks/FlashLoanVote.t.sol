// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Dao} from "../support/Dao.sol";

/// @dev Beanstalk 2022: votes that exist for one transaction.
contract FlashLoanVoteTest is Dao {
    function test_TokensReceivedAfterTheSnapshotDoNotVote() public {
        uint256 proposalId = propose(batchOf(address(token), ""));

        vm.prank(ASTRID);
        token.transfer(MALLORY, 500_000e18);
        vm.prank(MALLORY);
        token.delegate(MALLORY);
        pass(1);

        assertEq(token.getVotes(MALLORY), 500_000e18);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, MALLORY));
        vm.prank(MALLORY);
        governor.castVote(proposalId, 1);
    }

    function test_TokensReceivedInThisBlockDoNotPropose() public {
        vm.prank(ASTRID);
        token.transfer(MALLORY, 500_000e18);
        vm.prank(MALLORY);
        token.delegate(MALLORY);
        Batch memory batch = batchOf(address(token), "");

        vm.expectPartialRevert(IGovernor.GovernorInsufficientProposerVotes.selector);
        vm.prank(MALLORY);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
    }

    /// @dev Any sequence of transfers, delegations and votes inside one block: the tally never exceeds what the voters
    ///      had at the snapshot.
    function testFuzz_NoSequenceInABlockMovesMoreThanTheSnapshot(uint256[24] calldata steps) public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        address[4] memory actors = [ASTRID, BJORN, CLARA, MALLORY];
        uint256 snapshotPower;

        for (uint256 i; i < steps.length; ++i) {
            address actor = actors[steps[i] % 4];
            address other = actors[(steps[i] >> 8) % 4];
            uint256 kind = (steps[i] >> 16) % 3;
            vm.prank(actor);
            if (kind == 0) {
                try token.transfer(other, bound(steps[i] >> 24, 0, SUPPLY)) {} catch {}
            } else if (kind == 1) {
                token.delegate(other);
            } else {
                try governor.castVote(proposalId, uint8((steps[i] >> 24) % 3)) {
                    snapshotPower += token.getPastVotes(actor, governor.proposalSnapshot(proposalId));
                } catch {}
            }
        }

        (uint256 against, uint256 inFavour, uint256 abstain) = governor.proposalVotes(proposalId);
        assertEq(against + inFavour + abstain, snapshotPower);
        assertTrue(snapshotPower <= SUPPLY, "supply");
        assertEq(uint256(governor.state(proposalId)), uint256(IGovernor.ProposalState.Active));
    }
}
