// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {IDatasetBonds} from "../../../contracts/interfaces/IDatasetBonds.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Datasets} from "../support/Datasets.sol";
import {Reentrant} from "../support/Reentrant.sol";
import {Samples} from "../support/Samples.sol";
import {SignedSubmission} from "../support/SignedSubmission.sol";

/// @dev Dagny's bond lies in the registry beside those of everybody who tries to get more than their own.
contract BondTheftTest is Datasets {
    function test_AReentrantContributorGetsItsBondOnce() public {
        Reentrant thief = new Reentrant();
        vm.deal(address(thief), BOND);
        thief.act(address(registry), abi.encodeCall(registry.submit, (Samples.submission(2))), BOND);
        DatasetId id = registry.datasetIdOf(address(thief), Samples.commitment(2).root);
        registry.approve(id);
        thief.arm(address(registry), abi.encodeCall(registry.releaseBond, (id)), 0);

        registry.releaseBond(id);

        assertEq(thief.attempts(), 1);
        assertTrue(!thief.hasEntered(), "refused");
        assertEq(
            keccak256(thief.refusal()),
            keccak256(abi.encodeWithSelector(IDatasetBonds.DatasetRegistryNoBond.selector, id))
        );
        assertEq(address(thief).balance, BOND);
        assertEq(address(registry).balance, BOND);
    }

    /// @dev Paid while it is paid, a contributor cannot submit its own bond's money into somebody else's.
    function test_AReentrantSubmissionPaysItsOwnBond() public {
        Reentrant thief = new Reentrant();
        vm.deal(address(thief), BOND);
        thief.act(address(registry), abi.encodeCall(registry.submit, (Samples.submission(2))), BOND);
        DatasetId id = registry.datasetIdOf(address(thief), Samples.commitment(2).root);
        registry.approve(id);
        thief.arm(address(registry), abi.encodeCall(registry.submit, (Samples.submission(3))), BOND);

        registry.releaseBond(id);

        assertTrue(thief.hasEntered(), "a new submission, paid for");
        assertEq(address(thief).balance, 0);
        assertEq(address(registry).balance, 2 * uint256(BOND));
    }

    /// @dev Egil has a relayer pay, withdraws at once and waits: the money is still the relayer's.
    function test_AContributorCannotTakeTheRelayersBond() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(2);
        bytes32 digest = SignedSubmission.digest(address(registry), submission, egil, 0, NOW);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(EGIL_KEY, digest);
        vm.deal(RELAYER, BOND);
        vm.prank(RELAYER);
        DatasetId id = registry.submitBySig{value: BOND}(submission, egil, 0, NOW, abi.encodePacked(r, s, v));

        withdraw(egil, id);
        pass(registry.BOND_LOCK());
        vm.prank(egil);
        registry.releaseBond(id);

        assertEq(egil.balance, 0);
        assertEq(RELAYER.balance, BOND);
    }

    /// @dev Payout account and contributor may change hands; the bond stays with who paid it.
    function test_TakingThePayoutOverTakesNoBond() public {
        vm.prank(DAGNY);
        registry.proposePayout(datasetId, MALLORY);
        vm.prank(MALLORY);
        registry.acceptPayout(datasetId);
        registry.approve(datasetId);

        vm.prank(MALLORY);
        registry.releaseBond(datasetId);

        assertEq(MALLORY.balance, 0);
        assertEq(DAGNY.balance, BOND);
    }

    /// @dev An account that takes no ETH harms itself alone: decisions go on, and the bond stays its own.
    function test_ARecipientThatRefusesStopsNoDecision() public {
        DatasetId id = submitted(address(context), 2);
        registry.approve(id);

        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        registry.releaseBond(id);

        assertEq(registry.bondOf(id).amount, BOND);
        registry.revoke(id, REASON);
    }
}
