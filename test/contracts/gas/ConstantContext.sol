// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IExecutionContext} from "../../../contracts/interfaces/IExecutionContext.sol";

/// @dev Lets registries believe a governor that cannot say what it executes: always proposal 7.
contract ConstantContext is IExecutionContext {
    uint256 public constant executingProposalId = 7;
}
