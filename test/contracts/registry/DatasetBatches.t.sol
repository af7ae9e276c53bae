// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetBatches} from "../../../contracts/interfaces/IDatasetBatches.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IReviewed} from "../../../contracts/interfaces/IReviewed.sol";
import {DataUse} from "../../../contracts/types/DataMiningPreference.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {BatchTree} from "../support/BatchTree.sol";
import {Datasets} from "../support/Datasets.sol";
import {FakeReviews} from "../support/FakeReviews.sol";
import {Samples} from "../support/Samples.sol";

/// @dev A batch of Dagny's first dataset and Egil's second.
contract DatasetBatchesTest is Datasets {
    DatasetId private egils;
    bytes32 private leaf;
    bytes32 private egilsLeaf;
    bytes32 private batchRoot;

    function setUp() public override {
        super.setUp();
        egils = submitted(egil, 2);
        leaf = BatchTree.leaf(datasetId, Samples.submission(1).metadataDigest);
        egilsLeaf = BatchTree.leaf(egils, Samples.submission(2).metadataDigest);
        batchRoot = BatchTree.node(leaf, egilsLeaf);
    }

    function test_ApproveBatchRecordsTheDecision() public {
        vm.expectEmit(address(registry));
        emit IDatasetBatches.DatasetBatchApproved(batchRoot, 7, 2, "ipfs://list");
        registry.approveBatch(batchRoot, 2, "ipfs://list");

        assertBatch(IDatasetBatches.Batch({proposalId: 7, approvedAt: NOW, size: 2, admitted: 0, revoked: false}));
        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Submitted);
    }

    function test_ApproveBatchBoundsItsSize() public {
        uint16 greatest = registry.MAX_BATCH_SIZE();
        assertEq(greatest, 10_000);

        expectInvalidBatch(0, 1);
        registry.approveBatch(0, 1, "");
        expectInvalidBatch(batchRoot, 0);
        registry.approveBatch(batchRoot, 0, "");
        expectInvalidBatch(batchRoot, greatest + 1);
        registry.approveBatch(batchRoot, greatest + 1, "");

        registry.approveBatch(batchRoot, greatest, "");
        registry.approveBatch(REASON, 1, "");
    }

    function test_ApproveBatchRefusesTheSameRootTwice() public {
        approveBatch();

        expectBatchExists();
        approveBatch();

        registry.revokeBatch(batchRoot, REASON);
        expectBatchExists();
        approveBatch();
    }

    function test_ApproveBatchAsksForReviewsOfItsRoot() public {
        FakeReviews reviews = new FakeReviews();
        registry.setReviews(reviews);
        reviews.review(batchRoot, Tier.Constitutional);

        vm.expectRevert(abi.encodeWithSelector(IReviewed.ReviewedInsufficiently.selector, batchRoot, Tier.Routine));
        approveBatch();

        reviews.review(batchRoot, Tier.Routine);
        approveBatch();
        admit(DAGNY, datasetId, egilsLeaf);
        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
    }

    /// @dev The proposal that is executing then is another one, or none: the batch's counts.
    function test_AdmitApprovesOnTheBatchsAuthority() public {
        approveBatch();
        context.set(0);
        vm.warp(NOW + 1 days);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetApproved(datasetId, 7);
        admit(DAGNY, datasetId, egilsLeaf);

        assertEq(registry.dataset(datasetId).proposalId, 7);
        assertEq(registry.dataset(datasetId).decidedAt, NOW + 1 days);
        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
        assertStatus(egils, IDatasetRegistry.DatasetStatus.Submitted);
        assertBatch(IDatasetBatches.Batch({proposalId: 7, approvedAt: NOW, size: 2, admitted: 1, revoked: false}));
    }

    function test_EveryContributorOfABatchCanAdmitItsDataset() public {
        approveBatch();

        admit(egil, egils, leaf);
        admit(DAGNY, datasetId, egilsLeaf);

        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
        assertStatus(egils, IDatasetRegistry.DatasetStatus.Approved);
    }

    /// @dev A decision may precede the submission: id and metadata say whose and which it will be.
    function test_ABatchAdmitsWhatIsSubmittedLater() public {
        DatasetId later = registry.datasetIdOf(RELAYER, Samples.commitment(3).root);
        bytes32 root = BatchTree.leaf(later, Samples.submission(3).metadataDigest);
        registry.approveBatch(root, 1, "");

        submitted(RELAYER, 3);
        vm.prank(RELAYER);
        registry.admit(later, root, new bytes32[](0));

        assertStatus(later, IDatasetRegistry.DatasetStatus.Approved);
    }

    function test_AdmitHoldsTheBatchToItsSize() public {
        registry.approveBatch(batchRoot, 1, "");
        admit(DAGNY, datasetId, egilsLeaf);

        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryBatchFull.selector, batchRoot, 1));
        admit(egil, egils, leaf);
    }

    function test_AdmitRefusesUnknownBatches() public {
        expectNotInForce();
        admit(DAGNY, datasetId, egilsLeaf);
    }

    function test_AdmitRefusesADatasetThatNobodyMayTrainOn() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(3);
        submission.preference.aiTraining = DataUse.NotAllowed;
        DatasetId id = submitted(DAGNY, submission);
        bytes32 root = BatchTree.leaf(id, submission.metadataDigest);
        registry.approveBatch(root, 1, "");

        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryTrainingNotAllowed.selector, id));
        vm.prank(DAGNY);
        registry.admit(id, root, new bytes32[](0));
    }

    function test_AdmitIsOncePerDataset() public {
        approveBatch();
        admit(DAGNY, datasetId, egilsLeaf);

        expectUnexpectedStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
        admit(DAGNY, datasetId, egilsLeaf);
    }

    function test_RevokeBatchEndsAdmissionsAndNothingElse() public {
        approveBatch();
        admit(DAGNY, datasetId, egilsLeaf);
        context.set(8);

        vm.expectEmit(address(registry));
        emit IDatasetBatches.DatasetBatchRevoked(batchRoot, 8, REASON);
        registry.revokeBatch(batchRoot, REASON);

        expectNotInForce();
        admit(egil, egils, leaf);
        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
        assertBatch(IDatasetBatches.Batch({proposalId: 7, approvedAt: NOW, size: 2, admitted: 1, revoked: true}));
    }

    function test_RevokeBatchRefusesWhatIsNotInForce() public {
        expectNotInForce();
        registry.revokeBatch(batchRoot, REASON);

        approveBatch();
        registry.revokeBatch(batchRoot, REASON);
        expectNotInForce();
        registry.revokeBatch(batchRoot, REASON);
    }

    function test_BatchesAreDecisions() public {
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        approveBatch();
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        registry.revokeBatch(batchRoot, REASON);

        context.set(0);
        expectUnauthorized(address(this));
        approveBatch();
        expectUnauthorized(address(this));
        registry.revokeBatch(batchRoot, REASON);
    }

    function testFuzz_LeavesAreThoseOfAStandardMerkleTree(DatasetId id, bytes32 metadataDigest) public view {
        assertEq(registry.batchLeafOf(id, metadataDigest), BatchTree.leaf(id, metadataDigest));
    }

    function approveBatch() private {
        registry.approveBatch(batchRoot, 2, "");
    }

    function admit(address contributor, DatasetId id, bytes32 sibling) private {
        vm.prank(contributor);
        registry.admit(id, batchRoot, BatchTree.proofOf(sibling));
    }

    function assertBatch(IDatasetBatches.Batch memory expected) private view {
        assertEq(keccak256(abi.encode(registry.batch(batchRoot))), keccak256(abi.encode(expected)));
    }

    function expectNotInForce() private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryBatchNotInForce.selector, batchRoot));
    }

    function expectBatchExists() private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryBatchExists.selector, batchRoot));
    }

    function expectInvalidBatch(bytes32 root, uint16 size) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryInvalidBatch.selector, root, size));
    }
}
