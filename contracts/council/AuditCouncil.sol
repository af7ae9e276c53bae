// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorProposalGuardian} from "@openzeppelin/contracts/governance/extensions/GovernorProposalGuardian.sol";
import {IAuditCouncil} from "../interfaces/IAuditCouncil.sol";
import {CouncilMembers} from "./CouncilMembers.sol";
import {CouncilPauses} from "./CouncilPauses.sol";

/// @title AuditCouncil
/// @notice See {IAuditCouncil}.
contract AuditCouncil is CouncilMembers, CouncilPauses {
    bytes32 private constant VETO_TYPEHASH = keccak256(
        "Veto(address governor,uint256 proposalId,bytes32 reasonDigest,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant PAUSE_TYPEHASH = keccak256(
        "Pause(address governor,bytes32 subject,uint256 duration,bytes32 reasonDigest,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant END_PAUSE_TYPEHASH = keccak256(
        "EndPause(bytes32 subject,bytes32 reasonDigest,uint256 nonce,uint256 deadline)"
    );

    bytes32 private constant PROPOSER_ROLE = keccak256("PROPOSER_ROLE");

    /// @inheritdoc IAuditCouncil
    mapping(bytes32 actionsHash => bool) public isOverruled;

    constructor(
        address timelock_,
        bytes[] memory members_,
        uint64 threshold_
    ) CouncilMembers(timelock_, members_, threshold_) {}

    /// @inheritdoc IAuditCouncil
    function veto(
        IGovernor governor,
        ProposedCalls calldata proposal,
        bytes32 reasonDigest,
        Agreement calldata agreement
    ) external {
        _requireOffice(governor);
        _requireReason(reasonDigest);
        bytes32 actionsHash = actionsHashOf(proposal.targets, proposal.values, proposal.calldatas);
        if (isOverruled[actionsHash]) revert AuditCouncilOverruled(actionsHash);
        uint256 proposalId = governor.hashProposal(
            proposal.targets,
            proposal.values,
            proposal.calldatas,
            proposal.descriptionHash
        );
        bytes32 subject = bytes32(proposalId);
        bytes32 structHash = keccak256(
            abi.encode(VETO_TYPEHASH, governor, proposalId, reasonDigest, nonce[subject], agreement.deadline)
        );
        _requireAgreement(subject, structHash, agreement);

        emit Vetoed(governor, proposalId, actionsHash, reasonDigest);

        governor.cancel(proposal.targets, proposal.values, proposal.calldatas, proposal.descriptionHash);
    }

    /// @inheritdoc IAuditCouncil
    function pause(
        IGovernor governor,
        bytes32 subject,
        uint256 duration,
        bytes32 reasonDigest,
        Agreement calldata agreement
    ) external {
        _requireOffice(governor);
        _requireReason(reasonDigest);
        bytes32 structHash = keccak256(
            abi.encode(PAUSE_TYPEHASH, governor, subject, duration, reasonDigest, nonce[subject], agreement.deadline)
        );
        _requireAgreement(subject, structHash, agreement);

        _pause(subject, duration, reasonDigest);
    }

    /// @inheritdoc IAuditCouncil
    function endPause(bytes32 subject, bytes32 reasonDigest, Agreement calldata agreement) external {
        _requireReason(reasonDigest);
        bytes32 structHash = keccak256(
            abi.encode(END_PAUSE_TYPEHASH, subject, reasonDigest, nonce[subject], agreement.deadline)
        );
        _requireAgreement(subject, structHash, agreement);

        _endPause(subject, reasonDigest);
    }

    /// @inheritdoc IAuditCouncil
    function overrulePause(bytes32 subject) external onlyTimelock {
        _endPause(subject, 0);
    }

    /// @inheritdoc IAuditCouncil
    function overrule(bytes32 actionsHash) external onlyTimelock {
        isOverruled[actionsHash] = true;

        emit Overruled(actionsHash);
    }

    /// @inheritdoc IAuditCouncil
    function actionsHashOf(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas
    ) public pure returns (bytes32) {
        return keccak256(abi.encode(targets, values, calldatas));
    }

    /// @dev The governor may propose to the timelock, and has the council for its guardian now. Whoever could forge the first
    ///      could do so only by a decision; the second ends with the council's term.
    function _requireOffice(IGovernor governor) private view {
        bool isOurs = TimelockController(payable(timelock)).hasRole(PROPOSER_ROLE, address(governor));
        if (!isOurs || GovernorProposalGuardian(payable(address(governor))).proposalGuardian() != address(this)) {
            revert AuditCouncilNotInOffice(governor);
        }
    }

    function _requireReason(bytes32 reasonDigest) private pure {
        if (reasonDigest == 0) revert AuditCouncilNoReason();
    }
}
