// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernorProposers} from "../interfaces/IGovernorProposers.sol";
import {GovernorLateQuorum} from "./GovernorLateQuorum.sol";

/// @title GovernorProposers
/// @notice See {IGovernorProposers}.
abstract contract GovernorProposers is IGovernorProposers, GovernorLateQuorum {
    /// @inheritdoc IGovernorProposers
    mapping(address proposer => uint48 timepoint) public busyUntil;

    /// @dev OpenZeppelin's checks come first, so that its errors stay those that clients know.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        uint48 deadline = busyUntil[proposer];
        if (deadline >= clock()) revert GovernorProposerBusy(proposer, deadline);

        busyUntil[proposer] = uint48(Governor.proposalDeadline(proposalId));
    }

    /// @dev Nobody else's proposal can be recorded there meanwhile.
    function _prolonged(uint256 proposalId, uint48 deadline) internal override {
        busyUntil[proposalProposer(proposalId)] = deadline;

        super._prolonged(proposalId, deadline);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._cancel(targets, values, calldatas, descriptionHash);

        if (_isVotable(proposalId)) delete busyUntil[proposalProposer(proposalId)];
    }

    function _validateCancel(uint256 proposalId, address caller) internal view virtual override returns (bool) {
        return super._validateCancel(proposalId, caller) || (_isVotable(proposalId) && _hasLostThreshold(proposalId));
    }

    function _hasLostThreshold(uint256 proposalId) private view returns (bool) {
        return getVotes(proposalProposer(proposalId), clock() - 1) < proposalThreshold();
    }

    /// @dev Pending or active, or canceled before its vote was over.
    function _isVotable(uint256 proposalId) private view returns (bool) {
        return proposalDeadline(proposalId) >= clock();
    }
}
