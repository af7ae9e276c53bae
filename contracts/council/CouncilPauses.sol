// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IAuditCouncil} from "../interfaces/IAuditCouncil.sol";
import {IPauses} from "../interfaces/IPauses.sol";

/// @title CouncilPauses
/// @notice The bounds of {IAuditCouncil}'s pauses: how long, how soon again, how many at once.
abstract contract CouncilPauses is IAuditCouncil {
    using EnumerableSet for EnumerableSet.Bytes32Set;

    /// @notice Longest pause, in seconds.
    uint256 public constant MAX_PAUSE = 7 days;

    /// @notice Seconds between the end of a pause and the next one of the same subject.
    uint48 public constant COOL_DOWN = 14 days;

    /// @notice Most subjects that are paused at once.
    uint256 public constant MAX_PAUSED = 16;

    /// @inheritdoc IAuditCouncil
    mapping(bytes32 subject => uint48 endsAt) public pauseEndsAt;

    /// @dev All that are paused, and some whose pause is over.
    EnumerableSet.Bytes32Set private _paused;

    /// @inheritdoc IPauses
    function isPaused(bytes32 subject) public view returns (bool) {
        return block.timestamp < pauseEndsAt[subject];
    }

    /// @inheritdoc IAuditCouncil
    function pausableFrom(bytes32 subject) public view returns (uint48) {
        uint48 endsAt = pauseEndsAt[subject];

        return endsAt == 0 ? 0 : endsAt + COOL_DOWN;
    }

    function _pause(bytes32 subject, uint256 duration, bytes32 reasonDigest) internal {
        if (duration == 0 || duration > MAX_PAUSE) revert AuditCouncilInvalidPause(duration);
        uint48 from = pausableFrom(subject);
        if (block.timestamp < from) revert AuditCouncilCoolingDown(subject, from);
        _forgetEnded();
        if (_paused.length() == MAX_PAUSED) revert AuditCouncilTooManyPauses(subject);

        uint48 endsAt = Time.timestamp() + uint48(duration);
        pauseEndsAt[subject] = endsAt;
        _paused.add(subject);

        emit Paused(subject, endsAt, reasonDigest);
    }

    function _endPause(bytes32 subject, bytes32 reasonDigest) internal {
        if (!isPaused(subject)) revert AuditCouncilNotPaused(subject);

        pauseEndsAt[subject] = Time.timestamp();

        emit PauseEnded(subject, reasonDigest);
    }

    /// @dev Backwards, because removing one moves the last into its place.
    function _forgetEnded() private {
        for (uint256 i = _paused.length(); i > 0; --i) {
            bytes32 subject = _paused.at(i - 1);
            if (!isPaused(subject)) _paused.remove(subject);
        }
    }
}
