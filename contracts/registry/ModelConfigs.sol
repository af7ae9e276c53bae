// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IModelConfigs} from "../interfaces/IModelConfigs.sol";
import {Gate} from "../types/Gate.sol";
import {ConfigId, DatasetId, LineageId, VersionId} from "../types/Ids.sol";
import {Reproducibility} from "../types/Reproducibility.sol";
import {Tier} from "../types/Tier.sol";
import {ConfigRules} from "./ConfigRules.sol";
import {Reviewed} from "./Reviewed.sol";

/// @title ModelConfigs
/// @notice The part of {ModelRegistry} that holds configs.
abstract contract ModelConfigs is IModelConfigs, Reviewed {
    using ConfigRules for Config;

    /// @inheritdoc IModelConfigs
    IDatasetRegistry public immutable datasets;

    mapping(ConfigId id => ConfigRecord) private _configs;

    constructor(IDatasetRegistry datasets_) {
        datasets = datasets_;
    }

    /// @inheritdoc IModelConfigs
    function approveConfig(Config calldata config_, string calldata uri) external returns (ConfigId configId) {
        uint256 proposalId = _decision();
        configId = configIdOf(config_);
        if (_configs[configId].proposalId != 0) revert ModelRegistryConfigExists(configId);
        if (!config_.isWellFormed() || !_isBaseFor(config_.lineage, config_.baseVersion)) {
            revert ModelRegistryInvalidConfig(configId);
        }
        _requireReviewed(ConfigId.unwrap(configId), Tier.Routine);
        _requireApproved(config_.trainingSets);
        _requireApproved(config_.evaluationSets);

        ConfigRecord storage record = _configs[configId];
        record.proposalId = proposalId;
        record.approvedAt = Time.timestamp();
        record.config = config_;

        emit ConfigApproved(configId, config_.lineage, proposalId, config_, uri);
    }

    /// @inheritdoc IModelConfigs
    function revokeConfig(ConfigId configId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        ConfigRecord storage record = _configs[configId];
        if (record.proposalId == 0 || record.revoked) revert ModelRegistryUnknownConfig(configId);

        record.revoked = true;

        emit ConfigRevoked(configId, proposalId, reasonDigest);
    }

    /// @inheritdoc IModelConfigs
    function isUsable(ConfigId configId) external view returns (bool) {
        ConfigRecord storage record = _configs[configId];

        return
            record.proposalId != 0 &&
            !record.revoked &&
            !_isRevoked(record.config.baseVersion) &&
            _areApproved(record.config.trainingSets) &&
            _areApproved(record.config.evaluationSets);
    }

    /// @inheritdoc IModelConfigs
    function config(ConfigId configId) external view returns (ConfigRecord memory) {
        return _configs[configId];
    }

    /// @inheritdoc IModelConfigs
    function gateOf(ConfigId configId) external view returns (Gate memory) {
        return _configs[configId].config.gate;
    }

    /// @inheritdoc IModelConfigs
    function reproducibilityOf(ConfigId configId) external view returns (Reproducibility) {
        return _configs[configId].config.reproducibility;
    }

    /// @inheritdoc IModelConfigs
    function lineageOf(ConfigId configId) public view returns (LineageId) {
        return _configs[configId].config.lineage;
    }

    /// @inheritdoc IModelConfigs
    function configIdOf(Config calldata config_) public pure returns (ConfigId) {
        return ConfigId.wrap(keccak256(abi.encode(config_)));
    }

    /// @dev Whether the version belongs to `lineage`, is released, and one more may be trained from it.
    function _isBaseFor(LineageId lineage, VersionId versionId) internal view virtual returns (bool);

    /// @dev Whether the version was declared unfit.
    function _isRevoked(VersionId versionId) internal view virtual returns (bool);

    /// @dev Version whose weights trainings under the config start from.
    function _baseOf(ConfigId configId) internal view returns (VersionId) {
        return _configs[configId].config.baseVersion;
    }

    /// @dev Whether a training set of the config is revoked.
    function _isTrainedOnRevoked(ConfigId configId) internal view returns (bool) {
        DatasetId[] storage ids = _configs[configId].config.trainingSets;
        uint256 length = ids.length;
        for (uint256 i; i < length; ++i) {
            if (datasets.status(ids[i]) == IDatasetRegistry.DatasetStatus.Revoked) return true;
        }
        return false;
    }

    function _requireApproved(DatasetId[] calldata ids) private view {
        for (uint256 i; i < ids.length; ++i) {
            if (!_isApproved(ids[i])) revert ModelRegistryDatasetNotApproved(ids[i]);
        }
    }

    function _areApproved(DatasetId[] storage ids) private view returns (bool) {
        uint256 length = ids.length;
        for (uint256 i; i < length; ++i) if (!_isApproved(ids[i])) return false;
        return true;
    }

    function _isApproved(DatasetId datasetId) private view returns (bool) {
        return datasets.status(datasetId) == IDatasetRegistry.DatasetStatus.Approved;
    }
}
