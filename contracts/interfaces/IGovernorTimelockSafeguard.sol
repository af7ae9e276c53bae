// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title No decision takes the timelock out of the governor's hands
/// @notice After a constitutional execution the governor must still be able to queue and execute, within 30 days.
/// @dev To move to another governor: this one grants the roles, the next one revokes them.
interface IGovernorTimelockSafeguard {
    /// @notice The execution would leave the governor without `role` in the timelock.
    error GovernorRoleLost(bytes32 role);
}
