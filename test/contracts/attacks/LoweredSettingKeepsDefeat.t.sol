// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";
import {TierTable} from "../support/TierTable.sol";

/// @dev CVE-2022-31198: what was defeated under one rule passes when the rule is lowered afterwards.
contract LoweredSettingKeepsDefeatTest is Dao {
    function test_ALoweredTierDoesNotReviveTheDefeated() public {
        uint256 tooFew = defeated(CLARA, 199_999e18, 0);
        uint256 tooDivided = defeated(BJORN, 190_000e18, 110_000e18);

        decide(address(governor), abi.encodeCall(governor.setTierRequirements, (least())));

        assertState(tooFew, IGovernor.ProposalState.Defeated);
        assertState(tooDivided, IGovernor.ProposalState.Defeated);
        assertEq(governor.proposalQuorum(tooFew), 200_000e18);
        assertEq(governor.proposalApproval(tooDivided), 6_667);
        // Those made from now on need less.
        uint256 next = propose(constitutionalCall());
        assertEq(governor.proposalQuorum(next), 40_000e18);
        assertEq(governor.proposalApproval(next), 5_000);
    }

    /// @dev Nor one that is still voted on, nor by calling its function routine.
    function test_AReclassifiedCallLeavesOpenProposalsAsTheyWere() public {
        Batch memory reclassification = batchOf(address(governor), abi.encodeCall(governor.setTiers, (asRoutine())));
        adopt(reclassification);
        queue(reclassification);
        uint256 proposalId = propose(BJORN, constitutionalCall());

        execute(reclassification);

        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Constitutional));
        assertEq(governor.proposalQuorum(proposalId), 200_000e18);
        assertEq(uint256(governor.proposalTier(propose(constitutionalCall()))), uint256(Tier.Routine));
    }

    /// @dev And none that succeeded falls by a rule that was raised since.
    function test_ARaisedTierDoesNotDefeatTheAdopted() public {
        uint256 adopted = adopt(constitutionalCall());
        Batch memory raise = batchOf(
            address(governor),
            abi.encodeCall(governor.setTierRequirements, (IGovernorTiers.Requirements(5_000, 9_000, 5_000, 9_000)))
        );
        adopt(raise);
        queue(raise);
        assertState(adopted, IGovernor.ProposalState.Succeeded);
        execute(raise);

        assertState(adopted, IGovernor.ProposalState.Succeeded);
    }

    /// @dev Mint after the snapshot: neither the quorum of the past nor the outcome moves.
    function test_MintedSupplyDoesNotDefeatTheAdopted() public {
        uint256 proposalId = propose(BJORN, constitutionalCall());
        uint256 quorum = governor.proposalQuorum(proposalId);

        decide(address(token), abi.encodeCall(token.mint, (MALLORY, 20_000e18)));

        assertEq(governor.proposalQuorum(proposalId), quorum);
    }

    function defeated(address voter, uint256 inFavour, uint256 against) private returns (uint256 proposalId) {
        proposalId = propose(constitutionalCall());
        vm.prank(voter);
        governor.castVoteWithReasonAndParams(
            proposalId,
            255,
            "",
            abi.encodePacked(uint128(against), uint128(inFavour), uint128(0))
        );
        pass(VOTING_PERIOD + 1);
        assertState(proposalId, IGovernor.ProposalState.Defeated);
    }

    function constitutionalCall() private returns (Batch memory) {
        return batchOf(address(datasets), abi.encodePacked(datasets.setGovernor.selector));
    }

    function least() private pure returns (IGovernorTiers.Requirements memory) {
        return IGovernorTiers.Requirements(400, 5_000, 400, 5_000);
    }

    function asRoutine() private view returns (IGovernorTiers.TierRule[] memory rules) {
        rules = new IGovernorTiers.TierRule[](1);
        rules[0] = TierTable.rule(address(datasets), datasets.setGovernor.selector, Tier.Routine);
    }
}
