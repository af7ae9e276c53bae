// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Until when an adopted proposal may be carried out
/// @notice Consent ages: what nobody queued or executed in time is `Expired` and has to be proposed again.
interface IGovernorExpiry {
    /// @notice How long after its deadline a succeeded proposal may be queued, in clock units.
    function queueWindow() external view returns (uint32);

    /// @notice How long after its eta a queued proposal may be executed, in seconds.
    function executionWindow() external view returns (uint32);
}
