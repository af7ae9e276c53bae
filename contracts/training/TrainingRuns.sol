// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {ITrainingRuns} from "../interfaces/ITrainingRuns.sol";
import {Governed} from "../registry/Governed.sol";
import {Gate} from "../types/Gate.sol";
import {ConfigId, NO_VERSION, RunId, VersionId} from "../types/Ids.sol";
import {RunBounties} from "./RunBounties.sol";
import {RunDisputes} from "./RunDisputes.sol";
import {RunJuries} from "./RunJuries.sol";
import {RunLeases} from "./RunLeases.sol";
import {RunRecords} from "./RunRecords.sol";
import {TrainerBonds} from "./TrainerBonds.sol";
import {TrainingTerms} from "./TrainingTerms.sol";

/// @title TrainingRuns
/// @notice See {ITrainingRuns}.
contract TrainingRuns is RunDisputes {
    uint48 private constant MIN_DURATION = 1 minutes;
    uint48 private constant MAX_DURATION = 90 days;
    uint48 private constant MAX_WINDOW = 30 days;
    int64 private constant MAX_METRIC = 2 ** 62 - 1;

    /// @inheritdoc ITrainingRuns
    uint48 public immutable challengeWindow;

    /// @inheritdoc ITrainingRuns
    uint256 public runCount;

    constructor(
        address timelock_,
        IExecutionContext governor_,
        IModelRegistry models_,
        Settings memory settings
    )
        Governed(timelock_, governor_)
        TrainingTerms(settings.terms)
        TrainerBonds(settings.unbondingDelay)
        RunRecords(models_, settings.pauses)
        RunBounties(settings.budget)
        RunLeases(settings.leaseDuration)
        RunJuries(settings.reviews)
        RunDisputes(settings.votingPeriod)
    {
        if (settings.challengeWindow > MAX_WINDOW) revert TrainingRunsInvalidWindow(settings.challengeWindow);

        challengeWindow = settings.challengeWindow;
    }

    /// @inheritdoc ITrainingRuns
    function authorize(ConfigId configId, uint48 duration, uint128 bounty) external returns (RunId) {
        return _authorize(configId, duration, bounty, false);
    }

    /// @inheritdoc ITrainingRuns
    function authorizeRelease(ConfigId configId, uint48 duration, uint128 bounty) external returns (RunId) {
        return _authorize(configId, duration, bounty, true);
    }

    /// @inheritdoc ITrainingRuns
    function cancel(RunId runId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        RunStatus current = status(runId);
        bool isOpen = current >= RunStatus.Authorized && current <= RunStatus.Submitted;
        if (!isOpen && current != RunStatus.Disputed) revert TrainingRunsUnexpectedStatus(runId, current);

        Run storage record = _runs[runId];
        _returnEscrow(runId, record);
        _enter(record, RunStatus.Cancelled, 0);

        emit RunCancelled(runId, proposalId, reasonDigest);
    }

    /// @inheritdoc ITrainingRuns
    function submit(RunId runId, Result calldata result, string calldata uri) external {
        Run storage record = _runs[runId];
        _requireHolder(msg.sender, record.trainer);
        _requireStatus(runId, RunStatus.Started);
        if (!_isValid(result)) revert TrainingRunsInvalidResult(runId);

        record.result = result;
        _enter(record, RunStatus.Submitted, Time.timestamp() + challengeWindow);

        emit RunSubmitted(runId, msg.sender, result, uri);
    }

    /// @inheritdoc ITrainingRuns
    function finalize(RunId runId) external returns (VersionId versionId) {
        _requireStatus(runId, RunStatus.Submitted);
        Run storage record = _runs[runId];
        if (Time.timestamp() < record.phaseEndsAt) revert TrainingRunsWindowOpen(runId, record.phaseEndsAt);
        _requireNotPaused(runId);

        _returnStake(record);
        _payBounty(runId, record);
        if (!_passes(runId, record)) return NO_VERSION;

        _enter(record, RunStatus.Finalized, 0);

        versionId = models.recordVersion(
            record.config,
            runId,
            record.result.artifact,
            record.result.attestationDigest,
            record.proposalId,
            record.release && !_isOvertaken(record)
        );

        emit RunFinalized(runId, versionId);
    }

    function _authorize(
        ConfigId configId,
        uint48 duration,
        uint128 bounty,
        bool release
    ) private returns (RunId runId) {
        uint256 proposalId = _decision();
        if (duration < MIN_DURATION || duration > MAX_DURATION) revert TrainingRunsInvalidDuration(duration);
        _requireUsable(configId);

        runId = RunId.wrap(++runCount);
        Run storage record = _runs[runId];
        record.config = configId;
        record.proposalId = proposalId;
        record.deadline = Time.timestamp() + duration;
        record.release = release;
        record.bounty = bounty;
        if (_keepsParent(record)) record.parent = _inForceFor(record);
        _enter(record, RunStatus.Authorized, 0);

        emit RunAuthorized(runId, configId, proposalId, record.deadline, release, bounty);

        _fund(bounty);
    }

    /// @dev Applies the gate; what it stops is refused here.
    function _passes(RunId runId, Run storage record) private returns (bool) {
        Gate memory gate = models.gateOf(record.config);
        int64 improvement = gate.improvementOf(record.result.metricBefore, record.result.metricAfter);
        int64 worstRegression = record.result.worstRegression;
        bool usable = models.isUsable(record.config);
        if (usable && improvement >= gate.minImprovement && worstRegression <= gate.maxRegression) return true;

        _enter(record, RunStatus.Refused, 0);

        emit RunRefused(runId, improvement, worstRegression, usable);

        return false;
    }

    /// @dev Whether another version than the run's parent is in force now, or none: who took all out of force decides what
    ///      comes next.
    function _isOvertaken(Run storage record) private view returns (bool) {
        VersionId current = _inForceFor(record);

        return current == NO_VERSION || !(current == record.parent);
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
