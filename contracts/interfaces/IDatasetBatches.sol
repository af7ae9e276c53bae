// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {DatasetId} from "../types/Ids.sol";

/// @title Batches of datasets
/// @notice One decision approves up to 10 000 datasets by the root of a Merkle tree; each contributor then proves its own
///         into the registry.
/// @dev The tree is OpenZeppelin's `StandardMerkleTree` of `["bytes32", "bytes32"]` rows `[datasetId, metadataDigest]`. Its
///      leaves are hashed twice, so that no inner node is ever one. A batch approves what was submitted before it or is
///      submitted later, as long as both digests agree: who contributed which bytes, under which metadata. All else of
///      the submission, `dirHash1` included, stays the contributor's word, which anybody can compare with those two.
interface IDatasetBatches {
    /// @param proposalId Executed proposal that approved the batch; 0 for an unknown one.
    /// @param approvedAt Unix seconds.
    /// @param size Number of datasets that may be admitted.
    /// @param admitted Number of datasets that were.
    struct Batch {
        uint256 proposalId;
        uint48 approvedAt;
        uint16 size;
        uint16 admitted;
        bool revoked;
    }

    /// @notice Contributors of the tree may take their datasets to Approved.
    event DatasetBatchApproved(bytes32 indexed batchRoot, uint256 indexed proposalId, uint16 size, string uri);

    /// @notice No further dataset is admitted through the batch.
    event DatasetBatchRevoked(bytes32 indexed batchRoot, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice The batch names no root, the id of a dataset for its root, no dataset or more than {MAX_BATCH_SIZE}.
    error DatasetRegistryInvalidBatch(bytes32 batchRoot, uint16 size);

    /// @notice This root was approved before; a revoked one stays revoked.
    error DatasetRegistryBatchExists(bytes32 batchRoot);

    /// @notice The batch is unknown or revoked.
    error DatasetRegistryBatchNotInForce(bytes32 batchRoot);

    /// @notice As many datasets as the batch was approved for are admitted.
    error DatasetRegistryBatchFull(bytes32 batchRoot, uint16 size);

    /// @notice The proof does not lead from the dataset and its metadata to the root.
    error DatasetRegistryInvalidProof(DatasetId datasetId, bytes32 batchRoot);

    /// @notice Approves every dataset of a tree, where the reviews of its root suffice. By decision only.
    /// @param size Number of the tree's leaves, which admissions are held to.
    /// @param uri Where the rows may be fetched: a hint, never an identity.
    function approveBatch(bytes32 batchRoot, uint16 size, string calldata uri) external;

    /// @notice Ends a batch for good. What was admitted stays approved until it is itself revoked. By decision only.
    function revokeBatch(bytes32 batchRoot, bytes32 reasonDigest) external;

    /// @notice Puts the caller's submitted dataset in force, on the authority of the batch's decision. Contributor only.
    function admit(DatasetId datasetId, bytes32 batchRoot, bytes32[] calldata proof) external;

    /// @notice The whole record; all zero for an unknown root.
    function batch(bytes32 batchRoot) external view returns (Batch memory);

    /// @notice keccak256(bytes.concat(keccak256(abi.encode(datasetId, metadataDigest)))).
    function batchLeafOf(DatasetId datasetId, bytes32 metadataDigest) external pure returns (bytes32);

    /// @notice Most datasets in a batch.
    function MAX_BATCH_SIZE() external view returns (uint16);
}
