// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IAuditCouncil} from "../interfaces/IAuditCouncil.sol";
import {IPauses} from "../interfaces/IPauses.sol";

/// @title CouncilPauses
/// @notice The bounds of {IAuditCouncil}'s pauses: how long, how soon again, how many at once.
abstract contract CouncilPauses is IAuditCouncil {
    /// @notice Longest pause, in seconds.
    uint256 public constant MAX_PAUSE = 7 days;

    /// @notice Seconds between the end of a pause and the next one of the same subject.
    uint48 public constant COOL_DOWN = 14 days;

    /// @notice Most subjects that are paused at once.
    uint256 public constant MAX_PAUSED = 16;

    mapping(bytes32 subject => uint48 endsAt) private _endsAt;

    /// @dev The subjects that were paused last. A pause takes the place of the one that many before it, which must be over:
    ///      every pause older than these is over too, so that no more than these can last.
    bytes32[MAX_PAUSED] private _recent;
    uint256 private _pauseCount;

    /// @inheritdoc IPauses
    function isPaused(bytes32 subject) public view returns (bool) {
        return block.timestamp < _endsAt[subject];
    }

    /// @inheritdoc IAuditCouncil
    function pauseEndsAt(bytes32 subject) external view returns (uint48) {
        return _endsAt[subject];
    }

    /// @inheritdoc IAuditCouncil
    function pausableFrom(bytes32 subject) public view returns (uint48) {
        uint48 endsAt = _endsAt[subject];

        return endsAt == 0 ? 0 : endsAt + COOL_DOWN;
    }

    function _pause(bytes32 subject, uint256 duration, bytes32 reasonDigest) internal {
        if (duration == 0 || duration > MAX_PAUSE) revert AuditCouncilInvalidPause(duration);
        uint48 from = pausableFrom(subject);
        if (block.timestamp < from) revert AuditCouncilCoolingDown(subject, from);
        uint256 place = _pauseCount % MAX_PAUSED;
        bytes32 oldest = _recent[place];
        if (isPaused(oldest)) revert AuditCouncilTooManyPauses(oldest, _endsAt[oldest]);

        uint48 endsAt = Time.timestamp() + uint48(duration);
        _endsAt[subject] = endsAt;
        _recent[place] = subject;
        ++_pauseCount;

        emit Paused(subject, endsAt, reasonDigest);
    }

    function _endPause(bytes32 subject, bytes32 reasonDigest) internal {
        if (!isPaused(subject)) revert AuditCouncilNotPaused(subject);

        _endsAt[subject] = Time.timestamp();

        emit PauseEnded(subject, reasonDigest);
    }
}
