// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetBonds} from "../../../contracts/interfaces/IDatasetBonds.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Datasets} from "../support/Datasets.sol";
import {Samples} from "../support/Samples.sol";

contract DatasetBondsTest is Datasets {
    function test_SubmitTakesTheBond() public {
        DatasetId expectedId = registry.datasetIdOf(MALLORY, Samples.commitment(2).root);
        vm.deal(MALLORY, BOND);

        vm.expectEmit(address(registry));
        emit IDatasetBonds.DatasetBondPaid(expectedId, MALLORY, BOND);
        vm.prank(MALLORY);
        registry.submit{value: BOND}(Samples.submission(2));

        assertBond(expectedId, MALLORY, BOND);
        assertEq(MALLORY.balance, 0);
        assertEq(address(registry).balance, 2 * uint256(BOND));
    }

    function test_SubmitRefusesAnythingButTheExactBond() public {
        uint256[3] memory wrong = [uint256(0), BOND - 1, BOND + 1];
        for (uint256 i; i < 3; ++i) {
            expectWrongBond(BOND, wrong[i]);
            registry.submit{value: wrong[i]}(Samples.submission(2));
        }
    }

    function test_WithoutABondNothingIsPaidOrReleased() public {
        registry.setSubmissionBond(0);
        expectWrongBond(0, 1);
        registry.submit{value: 1}(Samples.submission(2));

        DatasetId id = registry.submit(Samples.submission(2));
        registry.approve(id);

        assertBond(id, address(0), 0);
        expectNoBond(id);
        registry.releaseBond(id);
    }

    function test_ReleaseWaitsForADecision() public {
        expectUnexpectedStatus(datasetId, IDatasetRegistry.DatasetStatus.Submitted);
        registry.releaseBond(datasetId);
    }

    function test_ReleaseRefusesUnknownDatasets() public {
        expectUnexpectedStatus(DatasetId.wrap(REASON), IDatasetRegistry.DatasetStatus.None);
        registry.releaseBond(DatasetId.wrap(REASON));
    }

    /// @dev Anyone may call; the money goes where the outcome says.
    function test_ReleaseReturnsTheBondOnApproval() public {
        registry.approve(datasetId);

        vm.expectEmit(address(registry));
        emit IDatasetBonds.DatasetBondReleased(datasetId, DAGNY, BOND);
        vm.prank(MALLORY);
        registry.releaseBond(datasetId);

        assertEq(DAGNY.balance, BOND);
        assertEq(MALLORY.balance, 0);
        assertEq(address(registry).balance, 0);
        assertBond(datasetId, address(0), 0);
    }

    /// @dev The claim arose with the approval: what becomes of the dataset later does not touch it.
    function test_ReleaseReturnsTheBondWhateverFollowsAnApproval() public {
        DatasetId second = submitted(MALLORY, 2);
        registry.approve(datasetId);
        registry.deprecate(datasetId, REASON);
        registry.approve(second);
        registry.revoke(second, REASON);

        registry.releaseBond(datasetId);
        registry.releaseBond(second);

        assertEq(DAGNY.balance, BOND);
        assertEq(MALLORY.balance, BOND);
    }

    function test_ReleaseForfeitsTheBondOnRejection() public {
        registry.reject(datasetId, REASON);
        uint256 before = address(this).balance;

        vm.expectEmit(address(registry));
        emit IDatasetBonds.DatasetBondReleased(datasetId, address(this), BOND);
        vm.prank(MALLORY);
        registry.releaseBond(datasetId);

        assertEq(address(this).balance, before + BOND);
        assertEq(DAGNY.balance, 0);
    }

    function test_ReleaseKeepsAWithdrawnBondForItsLock() public {
        withdraw(DAGNY, datasetId);
        uint256 unlocksAt = NOW + 7 days;
        assertEq(registry.BOND_LOCK(), 7 days);

        vm.warp(unlocksAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IDatasetBonds.DatasetRegistryBondLocked.selector, datasetId, unlocksAt));
        registry.releaseBond(datasetId);

        vm.warp(unlocksAt);
        registry.releaseBond(datasetId);
        assertEq(DAGNY.balance, BOND);
    }

    function test_ReleasePaysOnce() public {
        registry.approve(datasetId);
        registry.releaseBond(datasetId);

        expectNoBond(datasetId);
        registry.releaseBond(datasetId);
    }

    function test_SetSubmissionBondIsForLaterSubmissions() public {
        vm.expectEmit(address(registry));
        emit IDatasetBonds.SubmissionBondChanged(BOND, 1 ether, 7);
        registry.setSubmissionBond(1 ether);
        DatasetId second = submitted(DAGNY, 2);

        assertEq(registry.submissionBond(), 1 ether);
        assertBond(datasetId, DAGNY, BOND);
        assertBond(second, DAGNY, 1 ether);
    }

    function test_TheBondHasAGreatestAmount() public {
        uint96 greatest = registry.MAX_SUBMISSION_BOND();
        registry.setSubmissionBond(greatest);

        expectExcessive(greatest + 1);
        registry.setSubmissionBond(greatest + 1);
        expectExcessive(greatest + 1);
        new DatasetRegistry(address(this), context, IReviews(address(0)), greatest + 1);

        assertEq(registry.submissionBond(), 10 ether);
    }

    function test_TheFirstBondIsAnnouncedToo() public {
        vm.expectEmit();
        emit IDatasetBonds.SubmissionBondChanged(0, BOND, 0);
        new DatasetRegistry(address(this), context, IReviews(address(0)), BOND);
    }

    function test_SetSubmissionBondIsADecision() public {
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        registry.setSubmissionBond(0);

        context.set(0);
        expectUnauthorized(address(this));
        registry.setSubmissionBond(0);
    }

    /// @dev Whatever happens to any of three datasets, in any order, the registry holds exactly what it owes.
    function testFuzz_TheRegistryHoldsWhatItOwes(uint8[12] calldata steps, uint96 bond) public {
        registry.setSubmissionBond(uint96(bound(bond, 0, 10 ether)));
        DatasetId[3] memory ids = [datasetId, submitted(MALLORY, 2), submitted(RELAYER, 3)];
        for (uint256 i; i < steps.length; ++i) {
            DatasetId id = ids[(steps[i] >> 4) % 3];
            if (steps[i] % 6 == 0) try registry.approve(id) {} catch {}
            if (steps[i] % 6 == 1) try registry.reject(id, REASON) {} catch {}
            if (steps[i] % 6 == 2) try registry.revoke(id, REASON) {} catch {}
            if (steps[i] % 6 == 3) try registry.releaseBond(id) {} catch {}
            if (steps[i] % 6 == 4) vm.warp(vm.getBlockTimestamp() + 3 days);
            if (steps[i] % 6 == 5) {
                vm.prank(registry.dataset(id).contributor);
                try registry.withdraw(id, REASON) {} catch {}
            }
            uint256 owed;
            for (uint256 j; j < 3; ++j) owed += registry.bondOf(ids[j]).amount;
            assertEq(address(registry).balance, owed);
        }
    }

    function assertBond(DatasetId id, address depositor, uint96 amount) private view {
        assertEq(registry.bondOf(id).depositor, depositor);
        assertEq(registry.bondOf(id).amount, amount);
    }

    function expectWrongBond(uint256 expected, uint256 found) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBonds.DatasetRegistryWrongBond.selector, expected, found));
    }

    function expectNoBond(DatasetId id) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBonds.DatasetRegistryNoBond.selector, id));
    }

    function expectExcessive(uint96 bond) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBonds.DatasetRegistryExcessiveBond.selector, bond));
    }
}
