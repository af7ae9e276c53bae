// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Which proposal is executing
/// @notice Lets a contract record the proposal on whose authority it is called.
interface IExecutionContext {
    /// @notice Id of the proposal that is executing in this call, or 0 outside of an execution.
    function executingProposalId() external view returns (uint256);
}
