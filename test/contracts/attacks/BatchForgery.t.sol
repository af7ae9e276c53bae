// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetBatches} from "../../../contracts/interfaces/IDatasetBatches.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {BatchTree} from "../support/BatchTree.sol";
import {Datasets} from "../support/Datasets.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Holders approved a batch of Dagny's and Egil's datasets. Mallory has one of her own, and everybody's proofs.
contract BatchForgeryTest is Datasets {
    DatasetId private mallorys;
    DatasetId private egils;
    bytes32 private leaf;
    bytes32 private egilsLeaf;
    bytes32 private batchRoot;

    function setUp() public override {
        super.setUp();
        egils = submitted(egil, 2);
        mallorys = submitted(MALLORY, 3);
        leaf = BatchTree.leaf(datasetId, Samples.submission(1).metadataDigest);
        egilsLeaf = BatchTree.leaf(egils, Samples.submission(2).metadataDigest);
        batchRoot = BatchTree.node(leaf, egilsLeaf);
        registry.approveBatch(batchRoot, 2, "");
    }

    function test_AnothersLeafAdmitsOnlyItsOwner() public {
        expectNotContributor(datasetId, MALLORY);
        admit(MALLORY, datasetId, BatchTree.proofOf(egilsLeaf));
        expectNotContributor(datasetId, egil);
        admit(egil, datasetId, BatchTree.proofOf(egilsLeaf));
    }

    function test_AnothersProofProvesNothingOfOnesOwn() public {
        expectInvalidProof(mallorys);
        admit(MALLORY, mallorys, BatchTree.proofOf(egilsLeaf));
        expectInvalidProof(mallorys);
        admit(MALLORY, mallorys, BatchTree.proofOf(leaf));
        expectInvalidProof(mallorys);
        admit(MALLORY, mallorys, new bytes32[](0));
    }

    function test_AProofCannotBeShortenedOrLengthened() public {
        bytes32[] memory longer = new bytes32[](2);
        longer[0] = egilsLeaf;

        expectInvalidProof(datasetId);
        admit(DAGNY, datasetId, new bytes32[](0));
        expectInvalidProof(datasetId);
        admit(DAGNY, datasetId, longer);
    }

    /// @dev The same folder under other metadata (another licence, say) is not what holders approved.
    function test_OtherMetadataIsAnotherLeaf() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(4);
        bytes32 approved = BatchTree.leaf(registry.datasetIdOf(MALLORY, submission.commitment.root), REASON);
        registry.approveBatch(approved, 1, "");
        DatasetId id = submitted(MALLORY, submission);

        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryInvalidProof.selector, id, approved));
        vm.prank(MALLORY);
        registry.admit(id, approved, new bytes32[](0));
    }

    /// @dev A node is the hash of 64 bytes, and so would a leaf be if it were hashed once: whoever gets a tree approved
    ///      with a node over [id, metadata digest] could then pass the node off as a row that nobody read in the list.
    function test_AnInnerNodeIsNoLeaf() public {
        bytes32 metadataDigest = keccak256(abi.encode("metadata", 3));
        IDatasetRegistry.Submission memory submission = Samples.submission(3);
        assertEq(submission.metadataDigest, metadataDigest);
        bytes32 inner = keccak256(abi.encode(mallorys, metadataDigest));
        bytes32 root = BatchTree.node(inner, egilsLeaf);
        registry.approveBatch(inner, 1, "");
        registry.approveBatch(root, 2, "");

        expectInvalidProofFor(mallorys, inner);
        vm.prank(MALLORY);
        registry.admit(mallorys, inner, new bytes32[](0));
        expectInvalidProofFor(mallorys, root);
        vm.prank(MALLORY);
        registry.admit(mallorys, root, BatchTree.proofOf(egilsLeaf));
    }

    /// @dev A dataset's id is the hash of 64 bytes: of a contributor and of a root that it may choose. So it is a node of a
    ///      tree, and the dataset's reviews would be those of a batch that nobody read.
    function test_ADatasetsIdIsNoBatch() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(4);
        submission.commitment.root = BatchTree.leaf(mallorys, Samples.submission(3).metadataDigest);
        bytes32 id = DatasetId.unwrap(submitted(MALLORY, submission));
        assertEq(id, BatchTree.node(bytes32(uint256(uint160(MALLORY))), submission.commitment.root));

        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryInvalidBatch.selector, id, 1));
        registry.approveBatch(id, 1, "");

        withdraw(MALLORY, DatasetId.wrap(id));
        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryInvalidBatch.selector, id, 1));
        registry.approveBatch(id, 1, "");
    }

    function test_NothingIsAdmittedAfterTheBatchIsRevoked() public {
        registry.revokeBatch(batchRoot, REASON);

        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryBatchNotInForce.selector, batchRoot));
        admit(DAGNY, datasetId, BatchTree.proofOf(egilsLeaf));
    }

    /// @dev A batch in force never brings back what was rejected, withdrawn, deprecated or revoked, nor a second
    ///      submission of the same.
    function test_WhatEndedIsNeverReadmitted() public {
        uint256 snapshot = vm.snapshotState();
        registry.reject(datasetId, REASON);
        assertNotReadmitted(IDatasetRegistry.DatasetStatus.Rejected);

        vm.revertToState(snapshot);
        withdraw(DAGNY, datasetId);
        assertNotReadmitted(IDatasetRegistry.DatasetStatus.Withdrawn);

        vm.revertToState(snapshot);
        admit(DAGNY, datasetId, BatchTree.proofOf(egilsLeaf));
        registry.deprecate(datasetId, REASON);
        assertNotReadmitted(IDatasetRegistry.DatasetStatus.Deprecated);
        registry.revoke(datasetId, REASON);
        assertNotReadmitted(IDatasetRegistry.DatasetStatus.Revoked);
    }

    /// @dev Nobody forges membership of a batch, whatever proof is made up.
    function testFuzz_NoInventedProofAdmits(bytes32[] calldata proof) public {
        expectInvalidProof(mallorys);
        admit(MALLORY, mallorys, proof);
    }

    function assertNotReadmitted(IDatasetRegistry.DatasetStatus status) private {
        expectUnexpectedStatus(datasetId, status);
        admit(DAGNY, datasetId, BatchTree.proofOf(egilsLeaf));

        vm.deal(DAGNY, BOND);
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryAlreadySubmitted.selector, datasetId));
        vm.prank(DAGNY);
        registry.submit{value: BOND}(Samples.submission(1));
    }

    function admit(address account, DatasetId id, bytes32[] memory proof) private {
        vm.prank(account);
        registry.admit(id, batchRoot, proof);
    }

    function expectInvalidProof(DatasetId id) private {
        expectInvalidProofFor(id, batchRoot);
    }

    function expectInvalidProofFor(DatasetId id, bytes32 root) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetBatches.DatasetRegistryInvalidProof.selector, id, root));
    }
}
