// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IModelCards} from "../interfaces/IModelCards.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {ITrainingRuns} from "../interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../training/TrainingRuns.sol";
import {Commitment} from "../types/Commitment.sol";
import {ConfigId, LineageId, NO_RUN, RunId, VersionId} from "../types/Ids.sol";
import {Governed} from "./Governed.sol";
import {LineageMetadata} from "./LineageMetadata.sol";
import {ModelConfigs} from "./ModelConfigs.sol";
import {ModelVersions} from "./ModelVersions.sol";
import {Reviewed} from "./Reviewed.sol";

/// @title ModelRegistry
/// @notice See {IModelRegistry}.
contract ModelRegistry is LineageMetadata, ModelVersions {
    /// @param reviews Panel that configs and released versions need reports of; zero for none.
    /// @param runs What the register of runs is deployed with.
    struct Parameters {
        address timelock;
        IExecutionContext governor;
        IDatasetRegistry datasets;
        IReviews reviews;
        IModelCards cards;
        ITrainingRuns.Settings runs;
    }

    /// @inheritdoc IModelRegistry
    address public trainingRuns;

    constructor(
        Parameters memory p
    ) Governed(p.timelock, p.governor) Reviewed(p.reviews) LineageMetadata(p.cards) ModelConfigs(p.datasets) {
        trainingRuns = address(new TrainingRuns(p.timelock, p.governor, this, p.runs));

        emit TrainingRunsChanged(address(0), trainingRuns);
    }

    /// @inheritdoc IModelRegistry
    function createLineage(
        string calldata name,
        Commitment calldata base,
        Descent calldata descent,
        string calldata uri
    ) external returns (LineageId lineage, VersionId baseVersion) {
        uint256 proposalId = _decision();
        if (!base.namesBytes()) revert ModelRegistryInvalidCommitment();

        lineage = _found(name, descent);
        baseVersion = versionIdOf(lineage, NO_RUN, base.root);
        Version storage record = _record(baseVersion, lineage, base, proposalId);
        record.status = VersionStatus.Released;
        _putInForce(lineage, baseVersion);

        emit LineageCreated(lineage, baseVersion, proposalId, name, base, descent, uri);
    }

    /// @inheritdoc IModelRegistry
    function recordVersion(
        ConfigId configId,
        RunId run,
        Commitment calldata artifact,
        bytes32 attestationDigest,
        uint256 proposalId,
        bool releaseNow
    ) external returns (VersionId versionId) {
        if (msg.sender != trainingRuns) revert ModelRegistryOnlyTrainingRuns(msg.sender);
        LineageId lineage = lineageOf(configId);

        versionId = versionIdOf(lineage, run, artifact.root);
        Version storage record = _record(versionId, lineage, artifact, proposalId);
        record.depth = _depthOf(_baseOf(configId)) + 1;
        record.parent = inForce[lineage];
        record.config = configId;
        record.run = run;
        record.attestationDigest = attestationDigest;

        emit VersionRecorded(
            versionId,
            lineage,
            run,
            record.number,
            record.parent,
            configId,
            artifact,
            attestationDigest
        );
        if (releaseNow) _release(record, versionId, proposalId);
    }

    /// @inheritdoc IModelRegistry
    function setTrainingRuns(address newRuns) external {
        _decision();

        address previousRuns = trainingRuns;
        trainingRuns = newRuns;

        emit TrainingRunsChanged(previousRuns, newRuns);
    }
}
