// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IModelConfigs} from "../interfaces/IModelConfigs.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IPauses} from "../interfaces/IPauses.sol";
import {ITrainingRuns} from "../interfaces/ITrainingRuns.sol";
import {Baseline} from "../types/Gate.sol";
import {ConfigId, DatasetId, RunId, VersionId} from "../types/Ids.sol";
import {TrainerBonds} from "./TrainerBonds.sol";

/// @title RunRecords
/// @notice The part of {TrainingRuns} that says where each run stands, and what holds it back.
abstract contract RunRecords is ITrainingRuns, TrainerBonds {
    /// @inheritdoc ITrainingRuns
    IModelRegistry public immutable models;

    /// @inheritdoc ITrainingRuns
    IPauses public immutable pauses;

    mapping(RunId id => Run) internal _runs;

    constructor(IModelRegistry models_, IPauses pauses_) {
        models = models_;
        pauses = pauses_;
    }

    /// @inheritdoc ITrainingRuns
    function run(RunId runId) external view returns (Run memory) {
        return _runs[runId];
    }

    /// @inheritdoc ITrainingRuns
    function status(RunId runId) public view returns (RunStatus) {
        Run storage record = _runs[runId];
        bool isPending = record.status == RunStatus.Authorized || record.status == RunStatus.Started;

        return isPending && Time.timestamp() > record.deadline ? RunStatus.Expired : record.status;
    }

    function _enter(Run storage record, RunStatus next, uint48 phaseEndsAt) internal {
        record.status = next;
        record.updatedAt = Time.timestamp();
        record.phaseEndsAt = phaseEndsAt;
    }

    /// @dev Whether the version that a release may replace is the one of the vote. Who is measured against the version in force
    ///      may start late; by any other gate an old vote's result would replace what holders put in force since.
    function _keepsParent(Run storage record) internal view returns (bool) {
        return record.release && models.gateOf(record.config).baseline != Baseline.Parent;
    }

    function _inForceFor(Run storage record) internal view returns (VersionId) {
        return models.inForce(models.lineageOf(record.config));
    }

    function _requireStatus(RunId runId, RunStatus expected) internal view {
        RunStatus current = status(runId);
        if (current != expected) revert TrainingRunsUnexpectedStatus(runId, current);
    }

    function _requireUsable(ConfigId configId) internal view {
        if (!models.isUsable(configId)) revert TrainingRunsConfigNotUsable(configId);
    }

    /// @dev Nothing that the run is made of is held back. Where nobody may pause, nothing is asked.
    function _requireNotPaused(RunId runId) internal view {
        if (address(pauses) == address(0)) return;

        ConfigId configId = _runs[runId].config;
        _requireNotPaused(runId, bytes32(RunId.unwrap(runId)));
        _requireNotPaused(runId, ConfigId.unwrap(configId));
        IModelConfigs.Config memory config = models.config(configId).config;
        _requireNonePaused(runId, config.trainingSets);
        _requireNonePaused(runId, config.evaluationSets);
    }

    function _requireNonePaused(RunId runId, DatasetId[] memory ids) private view {
        for (uint256 i; i < ids.length; ++i) _requireNotPaused(runId, DatasetId.unwrap(ids[i]));
    }

    function _requireNotPaused(RunId runId, bytes32 subject) private view {
        if (pauses.isPaused(subject)) revert TrainingRunsPaused(runId, subject);
    }
}
