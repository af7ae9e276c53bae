// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {DatasetId} from "../types/Ids.sol";
import {Governed} from "./Governed.sol";

/// @title DatasetRegistry
/// @notice See {IDatasetRegistry}.
contract DatasetRegistry is IDatasetRegistry, Governed {
    mapping(DatasetId id => Dataset) private _datasets;

    constructor(address timelock_, IExecutionContext governor_) Governed(timelock_, governor_) {}

    /// @inheritdoc IDatasetRegistry
    function submit(Submission calldata submission) external returns (DatasetId datasetId) {
        if (!submission.commitment.namesBytes() || submission.metadataDigest == 0 || submission.payout == address(0)) {
            revert DatasetRegistryInvalidSubmission();
        }
        datasetId = datasetIdOf(msg.sender, submission.commitment.root);
        Dataset storage record = _datasets[datasetId];
        if (record.status != DatasetStatus.None) revert DatasetRegistryAlreadySubmitted(datasetId);

        record.contributor = msg.sender;
        record.submittedAt = Time.timestamp();
        record.status = DatasetStatus.Submitted;
        record.payout = submission.payout;
        record.commitment = submission.commitment;
        record.metadataDigest = submission.metadataDigest;

        emit DatasetSubmitted(
            datasetId,
            msg.sender,
            submission.commitment.root,
            submission.commitment.dirHash1,
            submission.commitment.totalBytes,
            submission.commitment.fileCount,
            submission.metadataDigest,
            submission.payout,
            submission.uri
        );
    }

    /// @inheritdoc IDatasetRegistry
    function withdraw(DatasetId datasetId) external {
        Dataset storage record = _datasets[datasetId];
        if (record.contributor != msg.sender) revert DatasetRegistryNotContributor(datasetId, msg.sender);
        if (record.status != DatasetStatus.Submitted) {
            revert DatasetRegistryUnexpectedStatus(datasetId, record.status);
        }

        record.status = DatasetStatus.Withdrawn;

        emit DatasetWithdrawn(datasetId);
    }

    /// @inheritdoc IDatasetRegistry
    function approve(DatasetId datasetId) external {
        uint256 proposalId = _decide(datasetId, DatasetStatus.Submitted, DatasetStatus.Approved, 0);

        emit DatasetApproved(datasetId, proposalId);
    }

    /// @inheritdoc IDatasetRegistry
    function reject(DatasetId datasetId, bytes32 reasonDigest) external {
        uint256 proposalId = _decide(datasetId, DatasetStatus.Submitted, DatasetStatus.Rejected, reasonDigest);

        emit DatasetRejected(datasetId, proposalId, reasonDigest);
    }

    /// @inheritdoc IDatasetRegistry
    function deprecate(DatasetId datasetId, bytes32 reasonDigest) external {
        uint256 proposalId = _decide(datasetId, DatasetStatus.Approved, DatasetStatus.Deprecated, reasonDigest);

        emit DatasetDeprecated(datasetId, proposalId, reasonDigest);
    }

    /// @inheritdoc IDatasetRegistry
    function revoke(DatasetId datasetId, bytes32 reasonDigest) external {
        bool isDeprecated = _datasets[datasetId].status == DatasetStatus.Deprecated;
        DatasetStatus from = isDeprecated ? DatasetStatus.Deprecated : DatasetStatus.Approved;
        uint256 proposalId = _decide(datasetId, from, DatasetStatus.Revoked, reasonDigest);

        emit DatasetRevoked(datasetId, proposalId, reasonDigest);
    }

    /// @inheritdoc IDatasetRegistry
    function dataset(DatasetId datasetId) external view returns (Dataset memory) {
        return _datasets[datasetId];
    }

    /// @inheritdoc IDatasetRegistry
    function status(DatasetId datasetId) external view returns (DatasetStatus) {
        return _datasets[datasetId].status;
    }

    /// @inheritdoc IDatasetRegistry
    function datasetIdOf(address contributor, bytes32 root) public pure returns (DatasetId) {
        return DatasetId.wrap(keccak256(abi.encode(contributor, root)));
    }

    /// @dev Takes `datasetId` along the edge `from` → `to`, on the executing proposal's authority.
    function _decide(
        DatasetId datasetId,
        DatasetStatus from,
        DatasetStatus to,
        bytes32 reasonDigest
    ) private returns (uint256 proposalId) {
        proposalId = _decision();
        Dataset storage record = _datasets[datasetId];
        if (record.status != from) revert DatasetRegistryUnexpectedStatus(datasetId, record.status);

        record.status = to;
        record.decidedAt = Time.timestamp();
        record.proposalId = proposalId;
        record.reasonDigest = reasonDigest;
    }
}
