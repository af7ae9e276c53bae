// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";
import {TierTable} from "../support/TierTable.sol";

/// @dev A proposal that would rather be of a lower tier than what it calls.
contract TierEvasionAttack is Dao {
    /// @dev It waits with its votes until another decision has made its call routine.
    function test_ALooserTableDoesNotReachAProposalThatIsThere() public {
        Batch memory batch = batchOf(address(datasets), abi.encodeCall(datasets.setSubmissionBond, (1)));
        vm.prank(BJORN);
        uint256 proposalId = governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);

        decide(address(governor), abi.encodeCall(governor.setTiers, (routine())));

        assertEq(uint256(governor.tierOf(address(datasets), datasets.setSubmissionBond.selector)), 0);
        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Constitutional));
        assertEq(governor.proposalQuorum(proposalId), 200_000e18);
        assertEq(governor.proposalApproval(proposalId), 6_667);
    }

    /// @dev A constitutional call in another's clothes: sent on by the governor itself, or by the timelock's own batch.
    function test_ACallThroughTheGovernorOrTheTimelockIsConstitutional() public {
        bytes memory call_ = abi.encodeCall(datasets.setSubmissionBond, (1));
        assertConstitutional(batchOf(address(governor), abi.encodeCall(governor.relay, (address(datasets), 0, call_))));
        assertConstitutional(
            batchOf(
                address(timelock),
                abi.encodeCall(timelock.execute, (address(datasets), 0, call_, bytes32(0), bytes32(0)))
            )
        );
        assertConstitutional(batchOf(address(token), abi.encodeCall(token.transfer, (MALLORY, 1))));
    }

    function assertConstitutional(Batch memory batch) private {
        uint256 proposalId = propose(batch);
        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Constitutional));
        vm.prank(GUARDIAN);
        cancel(batch);
    }

    function routine() private view returns (IGovernorTiers.TierRule[] memory rules) {
        rules = new IGovernorTiers.TierRule[](1);
        rules[0] = TierTable.rule(address(datasets), datasets.setSubmissionBond.selector, Tier.Routine);
    }
}
