// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {DataUse} from "../types/DataMiningPreference.sol";
import {DatasetId} from "../types/Ids.sol";

/// @title DatasetRecords
/// @notice The part of {DatasetRegistry} that holds datasets and moves them along their edges.
abstract contract DatasetRecords is IDatasetRegistry {
    mapping(DatasetId id => Dataset) private _datasets;

    /// @inheritdoc IDatasetRegistry
    function dataset(DatasetId datasetId) external view returns (Dataset memory) {
        return _datasets[datasetId];
    }

    /// @inheritdoc IDatasetRegistry
    function status(DatasetId datasetId) external view returns (DatasetStatus) {
        return _datasets[datasetId].status;
    }

    /// @inheritdoc IDatasetRegistry
    function payoutOf(DatasetId datasetId) external view returns (address) {
        return _datasets[datasetId].payout;
    }

    /// @inheritdoc IDatasetRegistry
    function datasetIdOf(address contributor, bytes32 root) public pure returns (DatasetId) {
        return DatasetId.wrap(keccak256(abi.encode(contributor, root)));
    }

    /// @dev Records a submission of `contributor`, once.
    function _create(address contributor, Submission calldata submission) internal returns (DatasetId datasetId) {
        if (!submission.commitment.namesBytes() || submission.metadataDigest == 0 || submission.payout == address(0)) {
            revert DatasetRegistryInvalidSubmission();
        }
        datasetId = datasetIdOf(contributor, submission.commitment.root);
        Dataset storage record = _datasets[datasetId];
        if (record.status != DatasetStatus.None) revert DatasetRegistryAlreadySubmitted(datasetId);

        record.contributor = contributor;
        record.status = DatasetStatus.Submitted;
        record.dataMining = submission.preference.dataMining;
        record.aiTraining = submission.preference.aiTraining;
        record.aiGenerativeTraining = submission.preference.aiGenerativeTraining;
        record.aiInference = submission.preference.aiInference;
        record.payout = submission.payout;
        record.submittedAt = Time.timestamp();
        record.commitment = submission.commitment;
        record.metadataDigest = submission.metadataDigest;

        emit DatasetSubmitted(
            datasetId,
            contributor,
            submission.commitment.root,
            submission.commitment.dirHash1,
            submission.commitment.totalBytes,
            submission.commitment.fileCount,
            submission.metadataDigest,
            submission.payout,
            submission.preference,
            submission.uri
        );
    }

    /// @dev Puts a submitted dataset in force, on the authority of `proposalId`. An approval's reason is its proposal.
    function _approve(DatasetId datasetId, uint256 proposalId) internal {
        Dataset storage record = _expect(datasetId, DatasetStatus.Submitted);
        if (record.aiTraining == DataUse.NotAllowed) revert DatasetRegistryTrainingNotAllowed(datasetId);

        record.status = DatasetStatus.Approved;
        record.decidedAt = Time.timestamp();
        record.proposalId = proposalId;

        emit DatasetApproved(datasetId, proposalId);
    }

    /// @dev Ends a status for a reason, on the authority of `proposalId`.
    function _decide(Dataset storage record, DatasetStatus to, uint256 proposalId, bytes32 reasonDigest) internal {
        record.status = to;
        record.decidedAt = Time.timestamp();
        record.proposalId = proposalId;
        record.reasonDigest = reasonDigest;
    }

    /// @dev The record of a dataset that is in `from`; reverts for any other.
    function _expect(DatasetId datasetId, DatasetStatus from) internal view returns (Dataset storage record) {
        record = _datasets[datasetId];
        if (record.status != from) revert DatasetRegistryUnexpectedStatus(datasetId, record.status);
    }

    /// @dev The record of a dataset in the contributor's own hands; reverts for any other caller.
    function _own(DatasetId datasetId) internal view returns (Dataset storage record) {
        record = _datasets[datasetId];
        if (record.contributor != msg.sender) revert DatasetRegistryNotContributor(datasetId, msg.sender);
    }

    /// @dev The record as it is; all zero for an unknown id.
    function _record(DatasetId datasetId) internal view returns (Dataset storage) {
        return _datasets[datasetId];
    }
}
