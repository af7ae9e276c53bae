// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorNoncesKeyed} from "@openzeppelin/contracts/governance/extensions/GovernorNoncesKeyed.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {GovernorBoundedSettings} from "./GovernorBoundedSettings.sol";
import {GovernorDaoURI} from "./GovernorDaoURI.sol";
import {GovernorExecutionContext} from "./GovernorExecutionContext.sol";
import {GovernorExpiry} from "./GovernorExpiry.sol";
import {GovernorLateQuorum} from "./GovernorLateQuorum.sol";
import {GovernorProposers} from "./GovernorProposers.sol";
import {GovernorTermGuardian} from "./GovernorTermGuardian.sol";
import {GovernorTiers} from "./GovernorTiers.sol";
import {GovernorTimelockSafeguard} from "./GovernorTimelockSafeguard.sol";
import {GovernorTokenClock} from "./GovernorTokenClock.sol";

/// @title ComposedGovernor
/// @notice The order of the extensions, and the overrides that Solidity asks for because of it; no logic of its own.
/// @dev {GovernorProposers}, and with it {GovernorLateQuorum}, must stand after the settings, whose voting period its constructor
/// reads, and after {GovernorTermGuardian}, whose answer to who may cancel it adds to.
/// {GovernorExpiry} judges the state that {GovernorTimelockControl} found; {GovernorExecutionContext} wraps all the others.
abstract contract ComposedGovernor is
    GovernorTokenClock,
    GovernorTermGuardian,
    GovernorBoundedSettings,
    GovernorProposers,
    GovernorTiers,
    GovernorNoncesKeyed,
    GovernorDaoURI,
    GovernorTimelockControl,
    GovernorTimelockSafeguard,
    GovernorExpiry,
    GovernorExecutionContext
{
    /// @inheritdoc GovernorTokenClock
    function clock() public view override(Governor, GovernorVotes, GovernorTokenClock) returns (uint48) {
        return super.clock();
    }

    /// @inheritdoc GovernorExpiry
    function state(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl, GovernorExpiry) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc GovernorLateQuorum
    function proposalDeadline(uint256 proposalId) public view override(Governor, GovernorLateQuorum) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    /// @inheritdoc GovernorTimelockControl
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @inheritdoc GovernorBoundedSettings
    function proposalThreshold() public view override(Governor, GovernorBoundedSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override(Governor, GovernorTiers, GovernorProposers) returns (uint256) {
        return super._propose(targets, values, calldatas, description, proposer);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl, GovernorTimelockSafeguard, GovernorExecutionContext) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTermGuardian, GovernorProposers, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    function _quorumReached(uint256 proposalId) internal view override(Governor, GovernorTiers) returns (bool) {
        return super._quorumReached(proposalId);
    }

    function _voteSucceeded(uint256 proposalId) internal view override(Governor, GovernorTiers) returns (bool) {
        return super._voteSucceeded(proposalId);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _validateCancel(
        uint256 proposalId,
        address caller
    ) internal view override(Governor, GovernorTermGuardian, GovernorProposers) returns (bool) {
        return super._validateCancel(proposalId, caller);
    }

    function _useCheckedNonce(address owner, uint256 nonce) internal override(Nonces, GovernorNoncesKeyed) {
        super._useCheckedNonce(owner, nonce);
    }

    function _validateVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        bytes memory signature
    ) internal override(Governor, GovernorNoncesKeyed) returns (bool) {
        return super._validateVoteSig(proposalId, support, voter, signature);
    }

    function _validateExtendedVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        string memory reason,
        bytes memory params,
        bytes memory signature
    ) internal override(Governor, GovernorNoncesKeyed) returns (bool) {
        return super._validateExtendedVoteSig(proposalId, support, voter, reason, params, signature);
    }

    function CLOCK_MODE() public view override(Governor, GovernorVotes, GovernorTokenClock) returns (string memory) {
        return super.CLOCK_MODE();
    }
}
