// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IExecutionContext} from "./IExecutionContext.sol";

/// @title A contract that acts on executed proposals alone
interface IGoverned {
    /// @notice `governor` became the source of the executing proposal's id.
    event GovernorChanged(address indexed previousGovernor, address indexed newGovernor);

    /// @notice `account` called outside of an executing proposal, or is not the timelock.
    error GovernedUnauthorized(address account);

    /// @notice The only account whose calls count as decisions.
    function timelock() external view returns (address);

    /// @notice The governor whose execution context proves a decision.
    function governor() external view returns (IExecutionContext);

    /// @notice Follows the DAO to a new governor. By decision only.
    function setGovernor(IExecutionContext newGovernor) external;
}
