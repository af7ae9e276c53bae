// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IGoverned} from "../interfaces/IGoverned.sol";

/// @title Governed
/// @notice See {IGoverned}.
/// @dev A decision is a call from the timelock while the governor executes a proposal. Either alone is not: whoever
///      should get hold of a role in the timelock can make it call, but not make the governor execute.
abstract contract Governed is IGoverned {
    /// @inheritdoc IGoverned
    address public immutable timelock;

    /// @inheritdoc IGoverned
    IExecutionContext public governor;

    constructor(address timelock_, IExecutionContext governor_) {
        timelock = timelock_;
        governor = governor_;

        emit GovernorChanged(address(0), address(governor_));
    }

    /// @inheritdoc IGoverned
    /// @dev Trusts the decision to name a governor over the same timelock; an account without code reverts. Belongs last
    ///      in a batch: the calls after it would have to be on the new governor's authority.
    function setGovernor(IExecutionContext newGovernor) external {
        _decision();
        newGovernor.executingProposalId();

        IExecutionContext previousGovernor = governor;
        governor = newGovernor;

        emit GovernorChanged(address(previousGovernor), address(newGovernor));
    }

    /// @dev The proposal on whose authority the caller acts; reverts where there is none.
    function _decision() internal view returns (uint256 proposalId) {
        if (msg.sender != timelock) revert GovernedUnauthorized(msg.sender);
        proposalId = governor.executingProposalId();
        if (proposalId == 0) revert GovernedUnauthorized(msg.sender);
    }
}
