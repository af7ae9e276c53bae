// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernorExpiry} from "../interfaces/IGovernorExpiry.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title GovernorExpiry
/// @notice See {IGovernorExpiry}.
/// @dev List it after the timelock's extension, whose state it judges.
abstract contract GovernorExpiry is IGovernorExpiry, GovernorLimits, Governor {
    uint32 private constant MIN_EXECUTION_WINDOW = 1 hours;
    uint32 private constant MAX_EXECUTION_WINDOW = 365 days;

    /// @inheritdoc IGovernorExpiry
    uint32 public immutable queueWindow;

    /// @inheritdoc IGovernorExpiry
    uint32 public immutable executionWindow;

    constructor(uint32 queueWindow_, uint32 executionWindow_) {
        _requireWithin(Setting.QueueWindow, queueWindow_, minVotingPeriod, type(uint32).max);
        _requireWithin(Setting.ExecutionWindow, executionWindow_, MIN_EXECUTION_WINDOW, MAX_EXECUTION_WINDOW);

        queueWindow = queueWindow_;
        executionWindow = executionWindow_;
    }

    /// @inheritdoc Governor
    function state(uint256 proposalId) public view virtual override returns (ProposalState) {
        ProposalState current = super.state(proposalId);

        bool isLate =
            current == ProposalState.Succeeded
                ? clock() > proposalDeadline(proposalId) + queueWindow
                : current == ProposalState.Queued && block.timestamp > proposalEta(proposalId) + executionWindow;

        return isLate ? ProposalState.Expired : current;
    }
}
