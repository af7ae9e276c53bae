// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IExecutionContext} from "../../../contracts/interfaces/IExecutionContext.sol";

/// @dev A governor that is always executing what a test says; 0 for nothing.
contract FakeContext is IExecutionContext {
    uint256 public executingProposalId;

    function set(uint256 proposalId) external {
        executingProposalId = proposalId;
    }
}
