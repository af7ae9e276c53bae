// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernorProposers} from "../interfaces/IGovernorProposers.sol";

/// @title GovernorProposers
/// @notice See {IGovernorProposers}.
abstract contract GovernorProposers is IGovernorProposers, Governor {
    mapping(address proposer => uint256 proposalId) private _latestProposal;

    /// @inheritdoc IGovernorProposers
    function liveProposal(address proposer) public view returns (uint256) {
        uint256 latest = _latestProposal[proposer];

        return _isVotable(latest) && state(latest) != ProposalState.Canceled ? latest : 0;
    }

    /// @dev OpenZeppelin's checks come first, so that its errors stay those that clients know.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        uint256 live = liveProposal(proposer);
        if (live != 0) revert GovernorProposerBusy(proposer, live);

        _latestProposal[proposer] = proposalId;
    }

    function _validateCancel(uint256 proposalId, address caller) internal view virtual override returns (bool) {
        return super._validateCancel(proposalId, caller) || (_isVotable(proposalId) && _hasLostThreshold(proposalId));
    }

    function _hasLostThreshold(uint256 proposalId) private view returns (bool) {
        return getVotes(proposalProposer(proposalId), clock() - 1) < proposalThreshold();
    }

    /// @dev Pending, active, or canceled before its vote was over; cheaper than its whole state.
    function _isVotable(uint256 proposalId) private view returns (bool) {
        return proposalDeadline(proposalId) >= clock();
    }
}
