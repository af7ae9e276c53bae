// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {ConfigId, LineageId, RunId, VersionId} from "../types/Ids.sol";
import {ILineages} from "./ILineages.sol";
import {IModelCards} from "./IModelCards.sol";
import {IModelConfigs} from "./IModelConfigs.sol";
import {IModelVersions} from "./IModelVersions.sol";

/// @title Registry of model lineages, configs and versions
/// @notice Says which fine-tuning configs and which model version are in force, and on whose decision.
interface IModelRegistry is ILineages, IModelVersions, IModelConfigs {
    /// @notice A lineage exists, and its base version is in force.
    event LineageCreated(
        LineageId indexed lineage,
        VersionId indexed baseVersion,
        uint256 indexed proposalId,
        string name,
        Commitment base,
        Descent descent,
        string uri
    );
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
    /// @notice Another contract may record versions.
    event TrainingRunsChanged(address indexed previousRuns, address indexed newRuns);

    /// @notice The base's commitment names no bytes.
    error ModelRegistryInvalidCommitment();

    /// @notice `account` may not record versions.
    error ModelRegistryOnlyTrainingRuns(address account);

    /// @notice Creates a lineage and puts its base version in force. By decision only.
    /// @param name RFC 1035 label, 1 to 63 bytes; the lineage's id is uint256(keccak256(bytes(name))).
    function createLineage(
        string calldata name,
        Commitment calldata base,
        Descent calldata descent,
        string calldata uri
    ) external returns (LineageId lineage, VersionId baseVersion);

    /// @notice Records what a finalised run produced. Only {trainingRuns}.
    /// @param release Whether the vote allowed the version to come into force at once; no further review is asked for.
    function recordVersion(
        ConfigId configId,
        RunId run,
        Commitment calldata artifact,
        bytes32 attestationDigest,
        uint256 proposalId,
        bool release
    ) external returns (VersionId versionId);

    /// @notice Lets another contract record versions. By decision only.
    function setTrainingRuns(address newRuns) external;

    /// @notice Who renders the model card that is a lineage's `tokenURI`.
    function cards() external view returns (IModelCards);

    /// @notice The contract that may record versions.
    function trainingRuns() external view returns (address);
}
