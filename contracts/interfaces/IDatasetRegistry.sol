// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {DataMiningPreference, DataUse} from "../types/DataMiningPreference.sol";
import {DatasetId} from "../types/Ids.sol";

/// @title Registry of datasets
/// @notice Anyone may submit a dataset; only an executed proposal approves, rejects, deprecates or revokes it.
/// @dev States: None → Submitted → Approved → Deprecated → Revoked; Submitted → Rejected | Withdrawn; Approved → Revoked.
///      Nothing leads back to Submitted: what was rejected, withdrawn or revoked can never be approved again.
///      Its further parts are {IDatasetBonds}, {IDatasetBatches}, {IDatasetPayouts} and {IReviewed}.
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
    /// @param preference What the contributor allows to be done with the data.
    /// @param uri Where the bytes may be fetched: a hint, never an identity.
    struct Submission {
        Commitment commitment;
        bytes32 metadataDigest;
        address payout;
        DataMiningPreference preference;
        string uri;
    }

    /// @dev What a decision reads and writes shares the first slot; the preference is therefore spelled out.
    /// @param proposalId Executed proposal that set the present status, directly or through a batch; 0 while no decision
    ///        was taken.
    /// @param reasonDigest SHA-256 of the published reason for the present status. 0 for an approval, whose reason is the
    ///        proposal `proposalId` itself, and where none was given.
    struct Dataset {
        address contributor;
        uint48 decidedAt;
        DatasetStatus status;
        DataUse dataMining;
        DataUse aiTraining;
        DataUse aiGenerativeTraining;
        DataUse aiInference;
        address payout;
        uint48 submittedAt;
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
        DataMiningPreference preference,
        string uri
    );

    /// @notice Configs may use the dataset. `proposalId` approved it, or the batch that it was admitted through.
    event DatasetApproved(DatasetId indexed datasetId, uint256 indexed proposalId);

    /// @notice The dataset was declined.
    event DatasetRejected(DatasetId indexed datasetId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice No new config may use the dataset.
    event DatasetDeprecated(DatasetId indexed datasetId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice The dataset lost its approval.
    event DatasetRevoked(DatasetId indexed datasetId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice The contributor took the dataset back.
    event DatasetWithdrawn(DatasetId indexed datasetId, bytes32 reasonDigest);

    /// @notice A submission names no bytes, no metadata or no payout account.
    error DatasetRegistryInvalidSubmission();

    /// @notice The contributor submitted this root before.
    error DatasetRegistryAlreadySubmitted(DatasetId datasetId);

    /// @notice `datasetId` is in `status`, from which the asked step does not lead.
    error DatasetRegistryUnexpectedStatus(DatasetId datasetId, DatasetStatus status);

    /// @notice `account` did not contribute `datasetId`.
    error DatasetRegistryNotContributor(DatasetId datasetId, address account);

    /// @notice The contributor does not allow anyone to train on `datasetId`.
    error DatasetRegistryTrainingNotAllowed(DatasetId datasetId);

    /// @notice The signature was void from `deadline` on, in Unix seconds.
    error DatasetRegistryExpiredSignature(uint256 deadline);

    /// @notice The signature is not `contributor`'s for this submission, nonce and deadline, here and on this chain.
    error DatasetRegistryInvalidSignature(address contributor);

    /// @notice Submits a dataset in the caller's name, who pays {IDatasetBonds-submissionBond} with it.
    function submit(Submission calldata submission) external payable returns (DatasetId datasetId);

    /// @notice Submits a dataset in the name of who signed it. Anyone may bring it, pays the bond and gets it back.
    /// @dev The typed data is `DatasetSubmission(address contributor,Commitment commitment,bytes32 metadataDigest,address
    ///      payout,DataMiningPreference preference,string uri,uint256 nonce,uint256 deadline)`. An account with code,
    ///      a delegated one (EIP-7702) included, must answer ERC-1271.
    /// @param nonce Next of its key (the upper 192 bits), which the contributor chooses: signatures under different keys
    ///        can be used in any order.
    /// @param deadline Last Unix second in which the signature counts.
    function submitBySig(
        Submission calldata submission,
        address contributor,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external payable returns (DatasetId datasetId);

    /// @notice Takes back a submission on which nothing was decided. Contributor only.
    /// @dev A batch of calls in which a proposal approves it will then revert as a whole.
    function withdraw(DatasetId datasetId, bytes32 reasonDigest) external;

    /// @notice Puts a submitted dataset in force, where its reviews suffice and its contributor allows training. By
    ///         decision only.
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

    /// @notice The account that rewards go to now; zero for an unknown id. {IDatasetPayouts} changes it.
    function payoutOf(DatasetId datasetId) external view returns (address);

    /// @notice keccak256(abi.encode(contributor, root)).
    function datasetIdOf(address contributor, bytes32 root) external pure returns (DatasetId);
}
