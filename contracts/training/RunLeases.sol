// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IRunLeases} from "../interfaces/IRunLeases.sol";
import {RunId} from "../types/Ids.sol";
import {RunBounties} from "./RunBounties.sol";

/// @title RunLeases
/// @notice See {IRunLeases}.
abstract contract RunLeases is RunBounties {
    uint48 private constant MIN_LEASE = 1 minutes;
    uint48 private constant MAX_LEASE = 90 days;

    /// @inheritdoc IRunLeases
    uint48 public immutable leaseDuration;

    constructor(uint48 leaseDuration_) {
        if (leaseDuration_ < MIN_LEASE || leaseDuration_ > MAX_LEASE) revert RunLeasesInvalidDuration(leaseDuration_);

        leaseDuration = leaseDuration_;
    }

    /// @inheritdoc IRunLeases
    function start(RunId runId) external {
        if (!isTrainer(msg.sender)) revert TrainerBondsNotTrainer(msg.sender);
        Run storage record = _runs[runId];
        bool isAbandoned = _isLapsed(runId) && record.trainer != msg.sender;
        if (!isAbandoned) _requireStatus(runId, RunStatus.Authorized);
        _requireUsable(record.config);
        _requireNotPaused(runId);

        if (isAbandoned) _forfeitStake(runId, record);
        record.trainer = msg.sender;
        if (!_keepsParent(record)) record.parent = _inForceFor(record);
        record.stake = terms().minBond;
        _takeFromBond(msg.sender, record.stake);
        _enter(record, RunStatus.Started, Time.timestamp() + leaseDuration);

        emit RunStarted(runId, msg.sender, record.parent);
    }

    /// @inheritdoc IRunLeases
    function heartbeat(RunId runId) external {
        Run storage record = _runs[runId];
        _requireHolder(msg.sender, record.trainer);
        _requireStatus(runId, RunStatus.Started);

        ++record.heartbeats;
        _enter(record, RunStatus.Started, Time.timestamp() + leaseDuration);

        emit LeaseRenewed(runId, msg.sender, record.phaseEndsAt);
    }

    /// @inheritdoc IRunLeases
    function fail(RunId runId, bytes32 reasonDigest) external {
        Run storage record = _runs[runId];
        if (msg.sender != record.trainer) revert TrainerBondsNotTrainer(msg.sender);
        _requireStatus(runId, RunStatus.Started);

        if (_isLapsed(runId)) _forfeitStake(runId, record);
        else _returnStake(record);
        _returnBounty(runId, record);
        _enter(record, RunStatus.Failed, 0);

        emit RunFailed(runId, reasonDigest);
    }

    /// @inheritdoc IRunLeases
    function expire(RunId runId) external {
        Run storage record = _runs[runId];
        RunStatus stored = record.status;
        if (stored == RunStatus.Expired) revert TrainingRunsUnexpectedStatus(runId, stored);
        _requireStatus(runId, RunStatus.Expired);

        if (stored == RunStatus.Started) _forfeitStake(runId, record);
        _returnBounty(runId, record);
        _enter(record, RunStatus.Expired, 0);

        emit RunExpired(runId);
    }

    /// @dev What is at stake goes back to the trainer's bond, where it can be put at stake again, or leave.
    function _returnStake(Run storage record) internal {
        uint256 stake = record.stake;
        record.stake = 0;
        _addToBond(record.trainer, stake);
    }

    /// @dev The share goes to the timelock rather than to who takes over, so that dying costs also who claims and dies.
    function _forfeitStake(RunId runId, Run storage record) private {
        uint256 forfeited = _shareOf(record.stake, terms().lapseShare);
        record.stake -= uint128(forfeited);
        _credit(timelock, forfeited);

        emit LeaseLost(runId, record.trainer, forfeited);

        _returnStake(record);
    }

    function _isLapsed(RunId runId) private view returns (bool) {
        return status(runId) == RunStatus.Started && Time.timestamp() >= _runs[runId].phaseEndsAt;
    }
}
