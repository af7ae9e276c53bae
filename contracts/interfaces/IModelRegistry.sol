// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {Gate} from "../types/Gate.sol";
import {ConfigId, DatasetId, LineageId, RunId, VersionId} from "../types/Ids.sol";
import {Reproducibility} from "../types/Reproducibility.sol";
import {IDatasetRegistry} from "./IDatasetRegistry.sol";

/// @title Registry of model lineages, configs and versions
/// @notice Says which fine-tuning configs and which model version are in force, and on whose decision.
/// @dev A lineage is an ERC-721 token that the timelock holds and that cannot move (ERC-5192).
///      States of a version: None → Candidate → Released → Deprecated → Revoked; Deprecated → Released;
///      Candidate | Released → Revoked.
interface IModelRegistry {
    enum VersionStatus {
        None,
        Candidate,
        Released,
        Deprecated,
        Revoked
    }

    /// @notice A fine-tuning config as token holders approve it.
    /// @param configDigest SHA-256 of the config's `ftc/1` JCS bytes.
    /// @param baseVersion Version whose weights training starts from; of the same lineage and released.
    /// @param trainingSets Ascending ids, 1 to 64, each approved when the config is approved.
    /// @param weights Share of each training set in ten-thousandths; they add up to 10 000.
    /// @param evaluationSets Ascending ids, 1 to 16, approved too, none of them also a training set.
    /// @param gate What a version trained by this config must reach.
    /// @param reproducibility Whether a second training must give the same bytes; it decides who judges a dispute.
    struct Config {
        LineageId lineage;
        bytes32 configDigest;
        VersionId baseVersion;
        DatasetId[] trainingSets;
        uint16[] weights;
        DatasetId[] evaluationSets;
        Gate gate;
        Reproducibility reproducibility;
    }

    /// @param proposalId Executed proposal that approved the config; 0 for an unknown one.
    struct ConfigRecord {
        uint256 proposalId;
        uint48 approvedAt;
        bool revoked;
        Config config;
    }

    /// @param number One-based position in the lineage; the base version is 1.
    /// @param parent Version that was in force when this one was recorded; 0 for the base version.
    /// @param run Run that produced it; 0 for the base version.
    /// @param proposalId Executed proposal on whose authority the present status was reached.
    struct Version {
        LineageId lineage;
        uint32 number;
        VersionStatus status;
        uint48 updatedAt;
        VersionId parent;
        ConfigId config;
        RunId run;
        Commitment artifact;
        bytes32 attestationDigest;
        uint256 proposalId;
    }

    /// @notice A lineage exists, and its base version is in force.
    event LineageCreated(
        LineageId indexed lineage,
        VersionId indexed baseVersion,
        uint256 indexed proposalId,
        string name,
        Commitment base,
        string uri
    );
    /// @notice Runs may be authorised under the config.
    event ConfigApproved(
        ConfigId indexed configId,
        LineageId indexed lineage,
        uint256 indexed proposalId,
        Config config,
        string uri
    );
    /// @notice No run may start under the config any more.
    event ConfigRevoked(ConfigId indexed configId, uint256 indexed proposalId, bytes32 reasonDigest);
    /// @notice A finalised run's artifact became a version of the lineage.
    event VersionRecorded(
        VersionId indexed versionId,
        LineageId indexed lineage,
        RunId indexed run,
        uint32 number,
        VersionId parent,
        ConfigId config,
        Commitment artifact,
        bytes32 attestationDigest
    );
    /// @notice The version came into force.
    event VersionReleased(VersionId indexed versionId, LineageId indexed lineage, uint256 indexed proposalId);
    /// @notice The version went out of use.
    event VersionDeprecated(VersionId indexed versionId, uint256 indexed proposalId, bytes32 reasonDigest);
    /// @notice The version was declared unfit.
    event VersionRevoked(VersionId indexed versionId, uint256 indexed proposalId, bytes32 reasonDigest);
    /// @notice Another contract may record versions.
    event TrainingRunsChanged(address indexed previousRuns, address indexed newRuns);

    /// @notice A lineage of this name exists.
    error ModelRegistryLineageExists(LineageId lineage);

    /// @notice `name` is not an RFC 1035 label: a to z, digits and hyphens, a letter first, no hyphen last, 63 at most.
    error ModelRegistryInvalidName(string name);

    /// @notice The base's commitment names no bytes.
    error ModelRegistryInvalidCommitment();

    /// @notice The config breaks a rule of {Config}.
    error ModelRegistryInvalidConfig(ConfigId configId);

    /// @notice The config was approved before.
    error ModelRegistryConfigExists(ConfigId configId);

    /// @notice The config was never approved, or its approval was withdrawn already.
    error ModelRegistryUnknownConfig(ConfigId configId);

    /// @notice A config can be approved only while every dataset in it is.
    error ModelRegistryDatasetNotApproved(DatasetId datasetId);

    /// @notice `versionId` is in `status`, from which the asked step does not lead.
    error ModelRegistryUnexpectedStatus(VersionId versionId, VersionStatus status);

    /// @notice `versionId` is in force, so it cannot be released again, nor deprecated before another is released.
    error ModelRegistryInForce(VersionId versionId);

    /// @notice `account` may not record versions.
    error ModelRegistryOnlyTrainingRuns(address account);

    /// @notice Lineages stay with the timelock.
    error ModelRegistryLocked(LineageId lineage);

    /// @notice Creates a lineage and puts its base version in force. By decision only.
    /// @param name RFC 1035 label, 1 to 63 bytes; the lineage's id is uint256(keccak256(bytes(name))).
    function createLineage(
        string calldata name,
        Commitment calldata base,
        string calldata uri
    ) external returns (LineageId lineage, VersionId baseVersion);

    /// @notice Puts a config in force, while every dataset in it is approved. By decision only.
    /// @param uri Where the config's bytes may be fetched: a hint, never an identity.
    function approveConfig(Config calldata config, string calldata uri) external returns (ConfigId configId);

    /// @notice No run may start under the config any more. By decision only.
    function revokeConfig(ConfigId configId, bytes32 reasonDigest) external;

    /// @notice Records what a finalised run produced. Only {trainingRuns}.
    /// @param release Whether the vote allowed the version to come into force at once.
    function recordVersion(
        ConfigId configId,
        RunId run,
        Commitment calldata artifact,
        bytes32 attestationDigest,
        uint256 proposalId,
        bool release
    ) external returns (VersionId versionId);

    /// @notice Puts a candidate, or again a deprecated or released version, in force. By decision only.
    function release(VersionId versionId) external;

    /// @notice Takes a version out of use that is not in force. By decision only.
    function deprecate(VersionId versionId, bytes32 reasonDigest) external;

    /// @notice Declares a version unfit; if it was in force, its nearest released ancestor is. By decision only.
    function revoke(VersionId versionId, bytes32 reasonDigest) external;

    /// @notice Lets another contract record versions. By decision only.
    function setTrainingRuns(address newRuns) external;

    /// @notice The registry that says which datasets are approved.
    function datasets() external view returns (IDatasetRegistry);

    /// @notice The contract that may record versions.
    function trainingRuns() external view returns (address);

    /// @notice Version of `lineage` in force; 0 where there is none.
    function inForce(LineageId lineage) external view returns (VersionId);

    /// @notice Whether the config is approved and not revoked, its base version is not revoked, and every dataset in it
    /// is approved now.
    function isUsable(ConfigId configId) external view returns (bool);

    /// @notice The whole record; all zero for an unknown id.
    function config(ConfigId configId) external view returns (ConfigRecord memory);

    /// @notice What a version trained by the config must reach.
    function gateOf(ConfigId configId) external view returns (Gate memory);

    /// @notice Whether a second training by the config must give the same bytes.
    function reproducibilityOf(ConfigId configId) external view returns (Reproducibility);

    /// @notice Lineage that the config belongs to.
    function lineageOf(ConfigId configId) external view returns (LineageId);

    /// @notice The whole record; all zero for an unknown id.
    function version(VersionId versionId) external view returns (Version memory);

    /// @notice Number of versions in `lineage`, the base version included.
    function versionCount(LineageId lineage) external view returns (uint32);

    /// @notice uint256(keccak256(bytes(name))).
    function lineageIdOf(string calldata name) external pure returns (LineageId);

    /// @notice keccak256(abi.encode(config)).
    function configIdOf(Config calldata config) external pure returns (ConfigId);

    /// @notice keccak256(abi.encode(lineage, run, root)); run 0 for the base version.
    function versionIdOf(LineageId lineage, RunId run, bytes32 root) external pure returns (VersionId);
}
