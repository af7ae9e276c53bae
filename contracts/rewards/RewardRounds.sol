// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IModelConfigs} from "../interfaces/IModelConfigs.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IModelVersions} from "../interfaces/IModelVersions.sol";
import {IRewardVault} from "../interfaces/IRewardVault.sol";
import {Governed} from "../registry/Governed.sol";
import {ConfigId, DatasetId, RoundId, VersionId} from "../types/Ids.sol";

/// @title RewardRounds
/// @notice Whose a version's earnings are: weights that never change within a round.
abstract contract RewardRounds is IRewardVault, Governed {
    uint256 internal constant BPS = 10_000;
    uint256 private constant MAX_DATASETS = 64;

    /// @inheritdoc IRewardVault
    IDatasetRegistry public immutable datasets;

    /// @inheritdoc IRewardVault
    IModelRegistry public immutable models;

    /// @inheritdoc IRewardVault
    mapping(VersionId version => uint256) public roundCount;

    /// @inheritdoc IRewardVault
    mapping(RoundId round => mapping(DatasetId dataset => uint16)) public weightOf;

    constructor(IDatasetRegistry datasets_, IModelRegistry models_) {
        datasets = datasets_;
        models = models_;
    }

    /// @inheritdoc IRewardVault
    function openRound(VersionId version) external returns (RoundId) {
        return _presentRound(version);
    }

    /// @inheritdoc IRewardVault
    function setWeights(
        VersionId version,
        DatasetId[] calldata ids,
        uint16[] calldata weights
    ) external returns (RoundId) {
        uint256 proposalId = _decision();
        if (!_isShared(ids, weights) || _statusOf(version) == IModelVersions.VersionStatus.None) {
            revert RewardVaultInvalidWeights(version);
        }
        for (uint256 i; i < ids.length; ++i) {
            if (!_isPayable(datasets.status(ids[i]))) revert RewardVaultNotPayable(ids[i]);
        }

        return _open(version, proposalId, ids, weights);
    }

    /// @inheritdoc IRewardVault
    function hasPayees(VersionId version) external view returns (bool) {
        return roundCount[version] != 0 || _configOf(version) != 0;
    }

    /// @inheritdoc IRewardVault
    function roundIdOf(VersionId version, uint256 number) public pure returns (RoundId) {
        return RoundId.wrap(keccak256(abi.encode(version, number)));
    }

    /// @dev The round that earns now, opened by the config's weights where there was none.
    function _presentRound(VersionId version) internal returns (RoundId) {
        uint256 number = roundCount[version];
        if (number != 0) return roundIdOf(version, number);
        bytes32 configId = _configOf(version);
        if (configId == 0) revert RewardVaultNoPayees(version);

        IModelConfigs.ConfigRecord memory record = models.config(ConfigId.wrap(configId));
        return _open(version, record.proposalId, record.config.trainingSets, record.config.weights);
    }

    function _open(
        VersionId version,
        uint256 proposalId,
        DatasetId[] memory ids,
        uint16[] memory weights
    ) private returns (RoundId round) {
        uint256 number = ++roundCount[version];
        round = roundIdOf(version, number);
        for (uint256 i; i < ids.length; ++i) weightOf[round][ids[i]] = weights[i];

        emit RoundOpened(round, version, proposalId, number, ids, weights);
    }

    /// @dev The config that trained the version; 0 for a base version or an unknown one.
    function _configOf(VersionId version) private view returns (bytes32) {
        return ConfigId.unwrap(models.version(version).config);
    }

    function _statusOf(VersionId version) private view returns (IModelVersions.VersionStatus) {
        return models.version(version).status;
    }

    function _isShared(DatasetId[] calldata ids, uint16[] calldata weights) private pure returns (bool) {
        if (ids.length > MAX_DATASETS || weights.length != ids.length) return false;

        uint256 sum;
        for (uint256 i; i < ids.length; ++i) {
            if (weights[i] == 0 || (i != 0 && !(ids[i - 1] < ids[i]))) return false;
            sum += weights[i];
        }
        return sum == BPS;
    }

    /// @dev A deprecated dataset trains no more, but what was trained on it still earns.
    function _isPayable(IDatasetRegistry.DatasetStatus status) private pure returns (bool) {
        return status == IDatasetRegistry.DatasetStatus.Approved || status == IDatasetRegistry.DatasetStatus.Deprecated;
    }
}
