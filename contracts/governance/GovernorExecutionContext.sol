// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";

/// @title GovernorExecutionContext
/// @notice Extension of {Governor} that says which proposal is executing, for as long as it executes.
/// @dev Transient, so it costs 200 gas and cannot outlive the transaction; list it last, so that it wraps the others.
abstract contract GovernorExecutionContext is Governor, IExecutionContext {
    /// @inheritdoc IExecutionContext
    uint256 public transient executingProposalId;

    /// @dev A target may execute another queued proposal from within: the outer id comes back when the inner is done.
    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override {
        uint256 outerProposalId = executingProposalId;

        executingProposalId = proposalId;
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
        executingProposalId = outerProposalId;
    }
}
