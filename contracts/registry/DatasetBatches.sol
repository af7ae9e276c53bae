// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IDatasetBatches} from "../interfaces/IDatasetBatches.sol";
import {DatasetId} from "../types/Ids.sol";
import {Tier} from "../types/Tier.sol";
import {DatasetRecords} from "./DatasetRecords.sol";
import {Reviewed} from "./Reviewed.sol";

/// @title DatasetBatches
/// @notice The part of {DatasetRegistry} that approves datasets by a Merkle root; see {IDatasetBatches}.
abstract contract DatasetBatches is IDatasetBatches, DatasetRecords, Reviewed {
    /// @inheritdoc IDatasetBatches
    uint16 public constant MAX_BATCH_SIZE = 10_000;

    mapping(bytes32 batchRoot => Batch) private _batches;

    /// @inheritdoc IDatasetBatches
    function approveBatch(bytes32 batchRoot, uint16 size, string calldata uri) external {
        uint256 proposalId = _decision();
        if (batchRoot == 0 || size == 0 || size > MAX_BATCH_SIZE) revert DatasetRegistryInvalidBatch(batchRoot, size);
        if (_batches[batchRoot].proposalId != 0) revert DatasetRegistryBatchExists(batchRoot);
        _requireNoDataset(batchRoot, size);
        _requireReviewed(batchRoot, Tier.Routine);

        _batches[batchRoot] = Batch({
            proposalId: proposalId,
            approvedAt: Time.timestamp(),
            size: size,
            admitted: 0,
            revoked: false
        });

        emit DatasetBatchApproved(batchRoot, proposalId, size, uri);
    }

    /// @inheritdoc IDatasetBatches
    function revokeBatch(bytes32 batchRoot, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Batch storage record = _batches[batchRoot];
        if (record.proposalId == 0 || record.revoked) revert DatasetRegistryBatchNotInForce(batchRoot);

        record.revoked = true;

        emit DatasetBatchRevoked(batchRoot, proposalId, reasonDigest);
    }

    /// @inheritdoc IDatasetBatches
    function admit(DatasetId datasetId, bytes32 batchRoot, bytes32[] calldata proof) external {
        Batch memory record = _batches[batchRoot];
        if (record.proposalId == 0 || record.revoked) revert DatasetRegistryBatchNotInForce(batchRoot);
        if (record.admitted == record.size) revert DatasetRegistryBatchFull(batchRoot, record.size);
        bytes32 leaf = batchLeafOf(datasetId, _own(datasetId).metadataDigest);
        if (!MerkleProof.verifyCalldata(proof, batchRoot, leaf)) {
            revert DatasetRegistryInvalidProof(datasetId, batchRoot);
        }

        _batches[batchRoot].admitted = record.admitted + 1;
        _approve(datasetId, record.proposalId);
    }

    /// @inheritdoc IDatasetBatches
    function batch(bytes32 batchRoot) external view returns (Batch memory) {
        return _batches[batchRoot];
    }

    /// @inheritdoc IDatasetBatches
    function batchLeafOf(DatasetId datasetId, bytes32 metadataDigest) public pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(datasetId, metadataDigest))));
    }

    /// @dev A dataset's id is the hash of 64 bytes, contributor and root, and so is a node of a tree: a batch under a dataset's
    ///      id would have that dataset's reviews for its own.
    function _requireNoDataset(bytes32 batchRoot, uint16 size) private view {
        if (_record(DatasetId.wrap(batchRoot)).status != DatasetStatus.None) {
            revert DatasetRegistryInvalidBatch(batchRoot, size);
        }
    }
}
