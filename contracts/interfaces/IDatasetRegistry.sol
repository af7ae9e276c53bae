// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {DatasetId} from "../types/Ids.sol";

/// @title Registry of datasets
/// @notice Anyone may submit a dataset; only an executed proposal approves, rejects, deprecates or revokes it.
/// @dev States: None → Submitted → Approved → Deprecated → Revoked; Submitted → Rejected | Withdrawn; Approved → Revoked.
interface IDatasetRegistry {
    enum DatasetStatus {
        None,
        Submitted,
        Approved,
        Deprecated,
        Rejected,
        Revoked,
        Withdrawn
    }

    /// @notice What a contributor submits.
    /// @param commitment `ddm/1` commitment of the folder.
    /// @param metadataDigest SHA-256 of the JCS bytes of the dataset's Croissant metadata.
    /// @param payout Account that rewards go to.
    /// @param uri Where the bytes may be fetched: a hint, never an identity.
    struct Submission {
        Commitment commitment;
        bytes32 metadataDigest;
        address payout;
        string uri;
    }

    /// @param proposalId Executed proposal that set the present status; 0 while no decision was taken.
    /// @param reasonDigest SHA-256 of the published reason for the present status; 0 where none is asked for.
    struct Dataset {
        address contributor;
        uint48 submittedAt;
        DatasetStatus status;
        address payout;
        uint48 decidedAt;
        Commitment commitment;
        bytes32 metadataDigest;
        uint256 proposalId;
        bytes32 reasonDigest;
    }

    /// @notice A contributor offered a dataset.
    event DatasetSubmitted(
        DatasetId indexed datasetId,
        address indexed contributor,
        bytes32 indexed root,
        bytes32 dirHash1,
        uint64 totalBytes,
        uint32 fileCount,
        bytes32 metadataDigest,
        address payout,
        string uri
    );

    /// @notice Configs may use the dataset.
    event DatasetApproved(DatasetId indexed datasetId, uint256 indexed proposalId);

    /// @notice The dataset was declined.
    event DatasetRejected(DatasetId indexed datasetId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice No new config may use the dataset.
    event DatasetDeprecated(DatasetId indexed datasetId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice The dataset lost its approval.
    event DatasetRevoked(DatasetId indexed datasetId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice The contributor took the dataset back.
    event DatasetWithdrawn(DatasetId indexed datasetId);

    /// @notice A submission names no bytes, no metadata or no payout account.
    error DatasetRegistryInvalidSubmission();

    /// @notice The contributor submitted this root before.
    error DatasetRegistryAlreadySubmitted(DatasetId datasetId);

    /// @notice `datasetId` is in `status`, from which the asked step does not lead.
    error DatasetRegistryUnexpectedStatus(DatasetId datasetId, DatasetStatus status);

    /// @notice `account` did not contribute `datasetId`.
    error DatasetRegistryNotContributor(DatasetId datasetId, address account);

    /// @notice Submits a dataset in the caller's name.
    function submit(Submission calldata submission) external returns (DatasetId datasetId);

    /// @notice Takes back a submission on which nothing was decided. Contributor only.
    function withdraw(DatasetId datasetId) external;

    /// @notice Puts a submitted dataset in force. By decision only.
    function approve(DatasetId datasetId) external;

    /// @notice Declines a submitted dataset. By decision only.
    function reject(DatasetId datasetId, bytes32 reasonDigest) external;

    /// @notice No new config may use the dataset; what was trained on it stands. By decision only.
    function deprecate(DatasetId datasetId, bytes32 reasonDigest) external;

    /// @notice Withdraws the approval of an approved or deprecated dataset. By decision only.
    function revoke(DatasetId datasetId, bytes32 reasonDigest) external;

    /// @notice The whole record; all zero for an unknown id.
    function dataset(DatasetId datasetId) external view returns (Dataset memory);

    /// @notice The status alone.
    function status(DatasetId datasetId) external view returns (DatasetStatus);

    /// @notice keccak256(abi.encode(contributor, root)).
    function datasetIdOf(address contributor, bytes32 root) external pure returns (DatasetId);
}
