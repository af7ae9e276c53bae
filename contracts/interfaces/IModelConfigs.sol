// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Gate} from "../types/Gate.sol";
import {ConfigId, DatasetId, LineageId, VersionId} from "../types/Ids.sol";
import {Reproducibility} from "../types/Reproducibility.sol";
import {IDatasetRegistry} from "./IDatasetRegistry.sol";

/// @title Fine-tuning configs
/// @notice Says which configs runs may be authorised under, and on whose decision.
interface IModelConfigs {
    /// @notice A fine-tuning config as token holders approve it.
    /// @param configDigest SHA-256 of the config's `ftc/1` JCS bytes.
    /// @param baseVersion Version whose weights training starts from; of the same lineage, released, and less than 16
    ///        derivations away from a base version.
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

    /// @notice The config breaks a rule of {Config}.
    error ModelRegistryInvalidConfig(ConfigId configId);

    /// @notice The config was approved before.
    error ModelRegistryConfigExists(ConfigId configId);

    /// @notice The config was never approved, or its approval was withdrawn already.
    error ModelRegistryUnknownConfig(ConfigId configId);

    /// @notice A config can be approved only while every dataset in it is.
    error ModelRegistryDatasetNotApproved(DatasetId datasetId);

    /// @notice Puts a config in force, while every dataset in it is approved and the config is reviewed. By decision only.
    /// @param uri Where the config's bytes may be fetched: a hint, never an identity.
    function approveConfig(Config calldata config, string calldata uri) external returns (ConfigId configId);

    /// @notice No run may start under the config any more. By decision only.
    function revokeConfig(ConfigId configId, bytes32 reasonDigest) external;

    /// @notice The registry that says which datasets are approved.
    function datasets() external view returns (IDatasetRegistry);

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

    /// @notice keccak256(abi.encode(config)).
    function configIdOf(Config calldata config) external pure returns (ConfigId);
}
