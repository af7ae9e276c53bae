// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {GovernorBoundedQuorum} from "./GovernorBoundedQuorum.sol";
import {GovernorProposalTerms} from "./GovernorProposalTerms.sol";

/// @title GovernorLateQuorum
/// @notice {GovernorPreventLateQuorum}, whose prolonged deadlines lie in the slot of what a proposal needs.
/// @dev The same rule, events and setter; only where a deadline is kept differs.
abstract contract GovernorLateQuorum is GovernorBoundedQuorum, GovernorPreventLateQuorum, GovernorProposalTerms {
    /// @inheritdoc GovernorPreventLateQuorum
    function proposalDeadline(
        uint256 proposalId
    ) public view virtual override(Governor, GovernorPreventLateQuorum) returns (uint256) {
        return Math.max(Governor.proposalDeadline(proposalId), _proposalTerms[proposalId].extendedDeadline);
    }

    /// @dev The first vote that finds quorum reached decides, once and for all, whether the vote is prolonged.
    function _tallyUpdated(uint256 proposalId) internal virtual override(Governor, GovernorPreventLateQuorum) {
        if (_proposalTerms[proposalId].extendedDeadline != 0 || !_quorumReached(proposalId)) return;

        uint48 deadline = clock() + lateQuorumVoteExtension();
        bool isLater = deadline > proposalDeadline(proposalId);
        _proposalTerms[proposalId].extendedDeadline = deadline;

        if (isLater) _prolonged(proposalId, deadline);
    }

    /// @dev Called once at most, when quorum was reached so late that the vote lasts longer.
    function _prolonged(uint256 proposalId, uint48 deadline) internal virtual {
        emit ProposalExtended(proposalId, deadline);
    }
}
