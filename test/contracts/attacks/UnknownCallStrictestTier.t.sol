// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Compound's proposal 289 (2024): something large passes on a weekend, among things that look small.
contract UnknownCallStrictestTierTest is Dao {
    /// @dev Eight approvals that 4 % may take, and one mint that is nobody's routine.
    function test_AMintHiddenAmongApprovalsNeedsAConstitutionalMajority() public {
        Batch memory batch = emptyBatch(9);
        for (uint256 i; i < 9; ++i) {
            batch.targets[i] = address(datasets);
            batch.calldatas[i] = abi.encodeCall(datasets.approve, (submitted(i)));
        }
        batch.targets[5] = address(token);
        batch.calldatas[5] = abi.encodeCall(token.mint, (MALLORY, 20_000e18));

        uint256 proposalId = propose(batch);
        vote(proposalId, 199_999e18);
        close(proposalId);

        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Constitutional));
        assertState(proposalId, IGovernor.ProposalState.Defeated);
    }

    /// @dev The same approvals without it pass with a fifth of those votes: the mint was the difference.
    function test_TheApprovalsAloneAreRoutine() public {
        Batch memory batch = batchOf(address(datasets), abi.encodeCall(datasets.approve, (submitted(0))));
        uint256 proposalId = propose(batch);
        vote(proposalId, 40_000e18);
        close(proposalId);

        assertState(proposalId, IGovernor.ProposalState.Succeeded);
    }

    function submitted(uint256 seed) private returns (DatasetId) {
        vm.prank(DAGNY);
        return datasets.submit(Samples.submission(seed));
    }

    function vote(uint256 proposalId, uint256 inFavour) private {
        vm.prank(ASTRID);
        governor.castVoteWithReasonAndParams(
            proposalId,
            255,
            "",
            abi.encodePacked(uint128(0), uint128(inFavour), uint128(0))
        );
    }

    function close(uint256 proposalId) private {
        pass(governor.proposalDeadline(proposalId) + 1 - governor.clock());
    }
}
