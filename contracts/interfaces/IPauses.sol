// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title What a contract asks about pauses
/// @notice A pause holds something back for a bounded time; it decides nothing.
interface IPauses {
    /// @notice Whether `subject` is held back now.
    /// @param subject Id of a dataset, a config, a run or a version, as bytes32.
    function isPaused(bytes32 subject) external view returns (bool);
}
