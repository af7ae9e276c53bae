// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {ITrainingRuns} from "../interfaces/ITrainingRuns.sol";
import {Governed} from "../registry/Governed.sol";
import {Gate} from "../types/Gate.sol";
import {ConfigId, NO_VERSION, RunId, VersionId} from "../types/Ids.sol";

/// @title TrainingRuns
/// @notice See {ITrainingRuns}.
contract TrainingRuns is ITrainingRuns, Governed {
    uint48 private constant MIN_DURATION = 1 minutes;
    uint48 private constant MAX_DURATION = 90 days;
    uint48 private constant MAX_WINDOW = 30 days;
    int64 private constant MAX_METRIC = 2 ** 62 - 1;

    /// @inheritdoc ITrainingRuns
    IModelRegistry public immutable models;

    /// @inheritdoc ITrainingRuns
    uint48 public immutable challengeWindow;

    /// @inheritdoc ITrainingRuns
    uint256 public runCount;

    /// @inheritdoc ITrainingRuns
    mapping(address account => bool) public isTrainer;

    mapping(RunId id => Run) private _runs;

    constructor(
        address timelock_,
        IExecutionContext governor_,
        IModelRegistry models_,
        uint48 challengeWindow_
    ) Governed(timelock_, governor_) {
        if (challengeWindow_ > MAX_WINDOW) revert TrainingRunsInvalidWindow(challengeWindow_);

        models = models_;
        challengeWindow = challengeWindow_;
    }

    /// @inheritdoc ITrainingRuns
    function setTrainer(address trainer, bool admitted) external {
        uint256 proposalId = _decision();

        isTrainer[trainer] = admitted;

        emit TrainerChanged(trainer, admitted, proposalId);
    }

    /// @inheritdoc ITrainingRuns
    function authorize(ConfigId configId, uint48 duration, bool release) external returns (RunId runId) {
        uint256 proposalId = _decision();
        if (duration < MIN_DURATION || duration > MAX_DURATION) revert TrainingRunsInvalidDuration(duration);
        if (!models.isUsable(configId)) revert TrainingRunsConfigNotUsable(configId);

        runId = RunId.wrap(++runCount);
        Run storage record = _runs[runId];
        record.config = configId;
        record.proposalId = proposalId;
        record.deadline = Time.timestamp() + duration;
        record.release = release;
        _enter(record, RunStatus.Authorized);

        emit RunAuthorized(runId, configId, proposalId, record.deadline, release);
    }

    /// @inheritdoc ITrainingRuns
    function cancel(RunId runId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        RunStatus current = status(runId);
        if (current < RunStatus.Authorized || current > RunStatus.Submitted) {
            revert TrainingRunsUnexpectedStatus(runId, current);
        }

        _enter(_runs[runId], RunStatus.Cancelled);

        emit RunCancelled(runId, proposalId, reasonDigest);
    }

    /// @inheritdoc ITrainingRuns
    function start(RunId runId) external {
        if (!isTrainer[msg.sender]) revert TrainingRunsNotTrainer(msg.sender);
        _requireStatus(runId, RunStatus.Authorized);
        Run storage record = _runs[runId];
        if (!models.isUsable(record.config)) revert TrainingRunsConfigNotUsable(record.config);

        record.trainer = msg.sender;
        record.parent = models.inForce(models.lineageOf(record.config));
        _enter(record, RunStatus.Started);

        emit RunStarted(runId, msg.sender, record.parent);
    }

    /// @inheritdoc ITrainingRuns
    function submit(RunId runId, Result calldata result, string calldata uri) external {
        Run storage record = _runs[runId];
        if (msg.sender != record.trainer || !isTrainer[msg.sender]) revert TrainingRunsNotTrainer(msg.sender);
        _requireStatus(runId, RunStatus.Started);
        if (!_isValid(result)) revert TrainingRunsInvalidResult(runId);

        record.result = result;
        _enter(record, RunStatus.Submitted);

        emit RunSubmitted(runId, msg.sender, result, uri);
    }

    /// @inheritdoc ITrainingRuns
    function fail(RunId runId, bytes32 reasonDigest) external {
        Run storage record = _runs[runId];
        if (msg.sender != record.trainer) revert TrainingRunsNotTrainer(msg.sender);
        _requireStatus(runId, RunStatus.Started);

        _enter(record, RunStatus.Failed);

        emit RunFailed(runId, reasonDigest);
    }

    /// @inheritdoc ITrainingRuns
    function finalize(RunId runId) external returns (VersionId versionId) {
        _requireStatus(runId, RunStatus.Submitted);
        Run storage record = _runs[runId];
        uint48 closesAt = record.updatedAt + challengeWindow;
        if (Time.timestamp() < closesAt) revert TrainingRunsWindowOpen(runId, closesAt);

        Result memory result = record.result;
        Gate memory gate = models.gateOf(record.config);
        int64 improvement = gate.improvementOf(result.metricBefore, result.metricAfter);
        bool usable = models.isUsable(record.config);
        if (!usable || improvement < gate.minImprovement || result.worstRegression > gate.maxRegression) {
            _enter(record, RunStatus.Refused);

            emit RunRefused(runId, improvement, result.worstRegression, usable);

            return NO_VERSION;
        }

        _enter(record, RunStatus.Finalized);

        versionId = models.recordVersion(
            record.config,
            runId,
            result.artifact,
            result.attestationDigest,
            record.proposalId,
            record.release && !_isOvertaken(record)
        );

        emit RunFinalized(runId, versionId);
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

    function _enter(Run storage record, RunStatus next) private {
        record.status = next;
        record.updatedAt = Time.timestamp();
    }

    function _requireStatus(RunId runId, RunStatus expected) private view {
        RunStatus current = status(runId);
        if (current != expected) revert TrainingRunsUnexpectedStatus(runId, current);
    }

    /// @dev Whether another version than the one that was in force when the run started is in force now.
    function _isOvertaken(Run storage record) private view returns (bool) {
        return !(models.inForce(models.lineageOf(record.config)) == record.parent);
    }

    function _isValid(Result calldata result) private pure returns (bool) {
        return
            result.artifact.namesBytes() &&
            result.attestationDigest != 0 &&
            result.worstRegression >= 0 &&
            _isMetric(result.metricBefore) &&
            _isMetric(result.metricAfter);
    }

    function _isMetric(int64 value) private pure returns (bool) {
        return value >= -MAX_METRIC && value <= MAX_METRIC;
    }
}
