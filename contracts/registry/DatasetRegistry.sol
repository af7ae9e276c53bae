// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {DatasetId} from "../types/Ids.sol";
import {Tier} from "../types/Tier.sol";
import {DatasetBatches} from "./DatasetBatches.sol";
import {DatasetBonds} from "./DatasetBonds.sol";
import {DatasetPayouts} from "./DatasetPayouts.sol";
import {DatasetSignatures} from "./DatasetSignatures.sol";
import {Governed} from "./Governed.sol";
import {Reviewed} from "./Reviewed.sol";

/// @title DatasetRegistry
/// @notice See {IDatasetRegistry}, {IDatasetBonds}, {IDatasetBatches}, {IDatasetPayouts} and {IReviewed}.
contract DatasetRegistry is DatasetSignatures, DatasetBonds, DatasetBatches, DatasetPayouts {
    constructor(
        address timelock_,
        IExecutionContext governor_,
        IReviews reviews_,
        uint96 submissionBond_
    ) Governed(timelock_, governor_) Reviewed(reviews_) DatasetBonds(submissionBond_) {}

    /// @inheritdoc IDatasetRegistry
    function submit(Submission calldata submission) external payable returns (DatasetId datasetId) {
        datasetId = _create(msg.sender, submission);
        _takeBond(datasetId);
    }

    /// @inheritdoc IDatasetRegistry
    function submitBySig(
        Submission calldata submission,
        address contributor,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external payable returns (DatasetId datasetId) {
        _useSignature(submission, contributor, nonce, deadline, signature);
        datasetId = _create(contributor, submission);
        _takeBond(datasetId);
    }

    /// @inheritdoc IDatasetRegistry
    function withdraw(DatasetId datasetId, bytes32 reasonDigest) external {
        _own(datasetId);
        Dataset storage record = _expect(datasetId, DatasetStatus.Submitted);

        record.status = DatasetStatus.Withdrawn;
        record.reasonDigest = reasonDigest;

        emit DatasetWithdrawn(datasetId, reasonDigest);
    }

    /// @inheritdoc IDatasetRegistry
    function approve(DatasetId datasetId) external {
        uint256 proposalId = _decision();
        _requireReviewed(DatasetId.unwrap(datasetId), Tier.Routine);

        _approve(datasetId, proposalId);
    }

    /// @inheritdoc IDatasetRegistry
    function reject(DatasetId datasetId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Dataset storage record = _expect(datasetId, DatasetStatus.Submitted);

        _decide(record, DatasetStatus.Rejected, proposalId, reasonDigest);

        emit DatasetRejected(datasetId, proposalId, reasonDigest);
    }

    /// @inheritdoc IDatasetRegistry
    function deprecate(DatasetId datasetId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Dataset storage record = _expect(datasetId, DatasetStatus.Approved);

        _decide(record, DatasetStatus.Deprecated, proposalId, reasonDigest);

        emit DatasetDeprecated(datasetId, proposalId, reasonDigest);
    }

    /// @inheritdoc IDatasetRegistry
    function revoke(DatasetId datasetId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Dataset storage record = _record(datasetId);
        if (record.status != DatasetStatus.Approved && record.status != DatasetStatus.Deprecated) {
            revert DatasetRegistryUnexpectedStatus(datasetId, record.status);
        }

        _decide(record, DatasetStatus.Revoked, proposalId, reasonDigest);

        emit DatasetRevoked(datasetId, proposalId, reasonDigest);
    }
}
