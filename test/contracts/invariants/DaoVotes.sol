// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {DaoWorld} from "./DaoWorld.sol";

/// @dev Votes at random, counted once more from the rules in plain words: the governor must come to the same verdict,
///      whatever is minted or set while the vote lasts.
abstract contract DaoVotes is DaoWorld {
    bool public judgedOtherwise;
    bool public proposedTwice;

    /// @dev What the tier asked for when the proposal was made.
    struct Asked {
        uint256 quorumBps;
        uint256 approvalBps;
    }

    /// @dev Proposes and votes; answers whether the batch was adopted.
    function voteAtRandom(Batch memory batch, Tier tier, uint256 seed) internal returns (bool isAdopted) {
        address proposer = holders()[seed % 3];
        Asked memory asked = askedBy(tier);
        uint256 id = propose(proposer, batch);
        if (seed % 5 == 0) proposeAgain(proposer);
        uint256[3] memory counted;
        for (uint256 i; i < 3; ++i) {
            uint256 choice = (seed >> (8 * i + 16)) % 8;
            if (choice == 2) continue; // abstains from the vote altogether
            uint8 support =
                choice == 0
                    ? 0
                    : choice == 3
                        ? 2
                        : 1;
            vm.prank(holders()[i]);
            counted[support] += governor.castVote(id, support);
        }
        uint256 least = token.getPastTotalSupply(governor.proposalSnapshot(id)) * asked.quorumBps;
        pass(governor.proposalDeadline(id) + 1 - governor.clock());

        uint256 cast = counted[0] + counted[1];
        bool isExpected =
            (counted[1] + counted[2]) * 10_000 >= least &&
                counted[1] > counted[0] &&
                counted[1] * 10_000 >= asked.approvalBps * cast;
        isAdopted = governor.state(id) == IGovernor.ProposalState.Succeeded;
        if (isAdopted != isExpected) judgedOtherwise = true;
    }

    function askedBy(Tier tier) private view returns (Asked memory asked) {
        uint256 usual = governor.quorumNumerator();
        (, asked.quorumBps, asked.approvalBps) = governor.tierRequirement(tier);
        if (usual > asked.quorumBps) asked.quorumBps = usual;
    }

    function proposeAgain(address proposer) private {
        Batch memory second = batchOf(address(runs), abi.encodeCall(runs.setTrainer, (MALLORY, true)));
        vm.prank(proposer);
        try governor.propose(second.targets, second.values, second.calldatas, second.description) {
            proposedTwice = true;
        } catch {}
    }
}
