// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingFractional} from "@openzeppelin/contracts/governance/extensions/GovernorCountingFractional.sol";
import {GovernorNoncesKeyed} from "@openzeppelin/contracts/governance/extensions/GovernorNoncesKeyed.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorProposalGuardian} from "@openzeppelin/contracts/governance/extensions/GovernorProposalGuardian.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {GovernorBoundedSettings} from "./GovernorBoundedSettings.sol";
import {GovernorExecutionContext} from "./GovernorExecutionContext.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title ModelGovernor
/// @notice OpenZeppelin's governor, composed: bounded settings, whole and partial votes, quorum as a share of the past
/// supply, a longer vote when quorum comes late, a guardian that can only cancel, and an execution context.
/// @dev {GovernorPreventLateQuorum} must stand after {GovernorSettings}: its constructor reads the voting period.
contract ModelGovernor is
    GovernorBoundedSettings,
    GovernorCountingFractional,
    GovernorPreventLateQuorum,
    GovernorProposalGuardian,
    GovernorNoncesKeyed,
    GovernorTimelockControl,
    GovernorExecutionContext
{
    /// @param name EIP-712 name, 1 to 31 bytes.
    /// @param votingDelay Clock units between a proposal and its vote.
    /// @param votingPeriod Clock units that a vote lasts.
    /// @param voteExtension Clock units that a vote lasts at least after it reached quorum.
    /// @param proposalThreshold Votes a proposer must have, in the token's smallest unit.
    /// @param quorumNumerator Quorum in ten-thousandths of the supply.
    /// @param guardian Account that may cancel any proposal; zero for none.
    struct Parameters {
        string name;
        IVotes token;
        TimelockController timelock;
        uint48 votingDelay;
        uint32 votingPeriod;
        uint48 voteExtension;
        uint256 proposalThreshold;
        uint256 quorumNumerator;
        address guardian;
        Limits limits;
    }

    /// @dev Stands for "no guardian": OpenZeppelin takes zero to mean that proposers may cancel at any stage.
    address private constant NO_GUARDIAN = address(0xdEaD);

    constructor(
        Parameters memory p
    )
        Governor(p.name)
        GovernorLimits(p.limits)
        GovernorVotes(p.token)
        GovernorVotesQuorumFraction(p.quorumNumerator)
        GovernorSettings(p.votingDelay, p.votingPeriod, p.proposalThreshold)
        GovernorPreventLateQuorum(p.voteExtension)
        GovernorTimelockControl(p.timelock)
    {
        _setProposalGuardian(p.guardian);
    }

    /// @inheritdoc GovernorProposalGuardian
    function proposalGuardian() public view override returns (address) {
        address guardian = super.proposalGuardian();

        return guardian == address(0) ? NO_GUARDIAN : guardian;
    }

    /// @inheritdoc GovernorTimelockControl
    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc GovernorPreventLateQuorum
    function proposalDeadline(
        uint256 proposalId
    ) public view override(Governor, GovernorPreventLateQuorum) returns (uint256) {
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
    ) internal override(Governor, GovernorTimelockControl, GovernorExecutionContext) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _validateCancel(
        uint256 proposalId,
        address caller
    ) internal view override(Governor, GovernorProposalGuardian) returns (bool) {
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
}
