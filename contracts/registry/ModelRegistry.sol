// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {ITrainingRuns} from "../interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../training/TrainingRuns.sol";
import {Commitment} from "../types/Commitment.sol";
import {ConfigId, LineageId, NO_RUN, NO_VERSION, RunId, VersionId} from "../types/Ids.sol";
import {Governed} from "./Governed.sol";
import {LockedLineages} from "./LockedLineages.sol";
import {ModelConfigs} from "./ModelConfigs.sol";

/// @title ModelRegistry
/// @notice See {IModelRegistry}.
contract ModelRegistry is LockedLineages, ModelConfigs {
    /// @inheritdoc IModelRegistry
    address public trainingRuns;

    /// @inheritdoc IModelRegistry
    mapping(LineageId lineage => VersionId) public inForce;

    /// @inheritdoc IModelRegistry
    mapping(LineageId lineage => uint32) public versionCount;

    mapping(VersionId id => Version) private _versions;

    /// @param runs What the register of runs is deployed with.
    constructor(
        address timelock_,
        IExecutionContext governor_,
        IDatasetRegistry datasets_,
        ITrainingRuns.Settings memory runs
    ) Governed(timelock_, governor_) ModelConfigs(datasets_) {
        trainingRuns = address(new TrainingRuns(timelock_, governor_, this, runs));

        emit TrainingRunsChanged(address(0), trainingRuns);
    }

    /// @inheritdoc IModelRegistry
    function createLineage(
        string calldata name,
        Commitment calldata base,
        string calldata uri
    ) external returns (LineageId lineage, VersionId baseVersion) {
        uint256 proposalId = _decision();
        if (!base.namesBytes()) revert ModelRegistryInvalidCommitment();

        lineage = _mintLineage(timelock, name);
        baseVersion = versionIdOf(lineage, NO_RUN, base.root);
        Version storage record = _record(baseVersion, lineage, base, proposalId);
        record.status = VersionStatus.Released;
        inForce[lineage] = baseVersion;

        emit LineageCreated(lineage, baseVersion, proposalId, name, base, uri);
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
        record.status = VersionStatus.Candidate;
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
        if (releaseNow) _release(versionId, proposalId);
    }

    /// @inheritdoc IModelRegistry
    function release(VersionId versionId) external {
        uint256 proposalId = _decision();
        Version storage record = _versions[versionId];
        if (record.status == VersionStatus.None || record.status == VersionStatus.Revoked) {
            revert ModelRegistryUnexpectedStatus(versionId, record.status);
        }
        if (inForce[record.lineage] == versionId) revert ModelRegistryInForce(versionId);

        _release(versionId, proposalId);
    }

    /// @inheritdoc IModelRegistry
    function deprecate(VersionId versionId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Version storage record = _versions[versionId];
        if (record.status != VersionStatus.Released) revert ModelRegistryUnexpectedStatus(versionId, record.status);
        if (inForce[record.lineage] == versionId) revert ModelRegistryInForce(versionId);

        _enter(record, VersionStatus.Deprecated, proposalId);

        emit VersionDeprecated(versionId, proposalId, reasonDigest);
    }

    /// @inheritdoc IModelRegistry
    function revoke(VersionId versionId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Version storage record = _versions[versionId];
        if (record.status == VersionStatus.None || record.status == VersionStatus.Revoked) {
            revert ModelRegistryUnexpectedStatus(versionId, record.status);
        }

        _enter(record, VersionStatus.Revoked, proposalId);
        if (inForce[record.lineage] == versionId) inForce[record.lineage] = _nearestReleasedAncestor(versionId);

        emit VersionRevoked(versionId, proposalId, reasonDigest);
    }

    /// @inheritdoc IModelRegistry
    function setTrainingRuns(address newRuns) external {
        _decision();

        address previousRuns = trainingRuns;
        trainingRuns = newRuns;

        emit TrainingRunsChanged(previousRuns, newRuns);
    }

    /// @inheritdoc IModelRegistry
    function version(VersionId versionId) external view returns (Version memory) {
        return _versions[versionId];
    }

    /// @inheritdoc IModelRegistry
    function versionIdOf(LineageId lineage, RunId run, bytes32 root) public pure returns (VersionId) {
        return VersionId.wrap(keccak256(abi.encode(lineage, run, root)));
    }

    /// @dev Writes what every version has, once: another register of runs may count its runs from one again.
    function _record(
        VersionId versionId,
        LineageId lineage,
        Commitment calldata artifact,
        uint256 proposalId
    ) private returns (Version storage record) {
        record = _versions[versionId];
        if (record.status != VersionStatus.None) revert ModelRegistryUnexpectedStatus(versionId, record.status);

        record.lineage = lineage;
        record.number = ++versionCount[lineage];
        record.updatedAt = Time.timestamp();
        record.artifact = artifact;
        record.proposalId = proposalId;
    }

    function _release(VersionId versionId, uint256 proposalId) private {
        Version storage record = _versions[versionId];
        _enter(record, VersionStatus.Released, proposalId);
        inForce[record.lineage] = versionId;

        emit VersionReleased(versionId, record.lineage, proposalId);
    }

    function _enter(Version storage record, VersionStatus status, uint256 proposalId) private {
        record.status = status;
        record.updatedAt = Time.timestamp();
        record.proposalId = proposalId;
    }

    /// @dev Ends, because a parent was always recorded before its child.
    function _nearestReleasedAncestor(VersionId versionId) private view returns (VersionId ancestor) {
        ancestor = _versions[versionId].parent;
        while (!(ancestor == NO_VERSION) && _versions[ancestor].status != VersionStatus.Released) {
            ancestor = _versions[ancestor].parent;
        }
    }

    /// @inheritdoc ModelConfigs
    function _isReleasedIn(LineageId lineage, VersionId versionId) internal view override returns (bool) {
        Version storage record = _versions[versionId];

        return record.status == VersionStatus.Released && record.lineage == lineage;
    }

    /// @inheritdoc ModelConfigs
    function _isRevoked(VersionId versionId) internal view override returns (bool) {
        return _versions[versionId].status == VersionStatus.Revoked;
    }
}
