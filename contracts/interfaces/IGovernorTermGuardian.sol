// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title A guardian whose veto ends
/// @notice The guardian can cancel proposals until its term is over, but none that is only about the guardian itself: every
/// call of which goes to the governor's guardian setters or to the guardian's own contract.
interface IGovernorTermGuardian {
    /// @notice The guardian's veto ends at `termEnd`, in Unix seconds.
    event GuardianTermEndSet(uint48 previousTermEnd, uint48 termEnd);

    /// @notice The proposal is only about `guardian`, which therefore cannot cancel it.
    error GovernorGuardianConcerned(address guardian);

    /// @notice Prolongs or ends the guardian's term. By decision only.
    /// @param termEnd Unix seconds, at most two years from now.
    function setGuardianTermEnd(uint48 termEnd) external;

    /// @notice From this moment on the guardian can cancel nothing, in Unix seconds.
    function guardianTermEnd() external view returns (uint48);
}
