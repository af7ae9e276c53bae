// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingFractional} from "@openzeppelin/contracts/governance/extensions/GovernorCountingFractional.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IGovernorTiers} from "../interfaces/IGovernorTiers.sol";
import {Tier} from "../types/Tier.sol";
import {GovernorBoundedQuorum} from "./GovernorBoundedQuorum.sol";
import {GovernorProposalTerms} from "./GovernorProposalTerms.sol";

/// @title GovernorTiers
/// @notice See {IGovernorTiers}.
abstract contract GovernorTiers is
    IGovernorTiers,
    GovernorBoundedQuorum,
    GovernorProposalTerms,
    GovernorCountingFractional
{
    using Arrays for address[];
    using Arrays for uint256[];
    using Arrays for bytes[];

    uint16 private constant MIN_APPROVAL_BPS = 5_000;
    uint16 private constant MAX_APPROVAL_BPS = 9_000;
    bytes32 private constant TIMELOCK_ADMIN_ROLE = 0x00;

    /// @dev An account that delegates its code (EIP-7702) has 23 bytes of it.
    uint256 private constant LONGEST_DELEGATION = 23;

    /// @dev Steps below constitutional, so that a call which nobody classified is constitutional.
    mapping(bytes32 call => uint256 steps) private _stepsBelow;

    /// @inheritdoc IGovernorTiers
    mapping(Tier tier => Requirement) public tierRequirement;

    constructor(Requirements memory requirements) {
        _setTierRequirements(requirements);
    }

    /// @inheritdoc IGovernorTiers
    function setTiers(TierRule[] calldata rules) external {
        bool isDeployer = _msgSender() != _executor() && _hasTimelockRole(TIMELOCK_ADMIN_ROLE, _msgSender());
        if (!isDeployer) _checkGovernance();

        for (uint256 i; i < rules.length; ++i) {
            (address target, bytes4 selector, Tier tier) = (rules[i].target, rules[i].selector, rules[i].tier);
            if (target == address(this) || target == _executor() || target == address(token())) {
                revert GovernorTierFixed(target);
            }
            if (target.code.length <= LONGEST_DELEGATION) revert GovernorTierTargetWithoutCode(target);

            _stepsBelow[_callKey(target, selector)] = uint256(Tier.Constitutional) - uint256(tier);

            emit TierRuleSet(target, selector, tier);
        }
    }

    /// @inheritdoc IGovernorTiers
    function setTierRequirements(Requirements memory requirements) external onlyGovernance {
        _setTierRequirements(requirements);
    }

    /// @inheritdoc IGovernorTiers
    function tierOf(address target, bytes4 selector) external view returns (Tier) {
        return _tierOf(_callKey(target, selector));
    }

    /// @inheritdoc IGovernorTiers
    function proposalTier(uint256 proposalId) public view returns (Tier) {
        if (proposalSnapshot(proposalId) == 0) revert GovernorNonexistentProposal(proposalId);
        return _proposalTerms[proposalId].tier;
    }

    /// @inheritdoc IGovernorTiers
    function proposalQuorum(uint256 proposalId) public view returns (uint256) {
        uint256 timepoint = proposalSnapshot(proposalId);

        return _supplyShare(timepoint, Math.max(quorumNumerator(timepoint), _proposalTerms[proposalId].quorumBps));
    }

    /// @inheritdoc IGovernorTiers
    function proposalApproval(uint256 proposalId) public view returns (uint256) {
        return Math.max(MIN_APPROVAL_BPS, _proposalTerms[proposalId].approvalBps);
    }

    function _setTierRequirements(Requirements memory r) private {
        _requireWithin(Setting.ModelQuorum, r.modelQuorum, quorumNumerator(), MAX_QUORUM_BPS);
        _requireWithin(Setting.ModelApproval, r.modelApproval, MIN_APPROVAL_BPS, MAX_APPROVAL_BPS);
        _requireWithin(Setting.ConstitutionalQuorum, r.constitutionalQuorum, r.modelQuorum, MAX_QUORUM_BPS);
        _requireWithin(Setting.ConstitutionalApproval, r.constitutionalApproval, r.modelApproval, MAX_APPROVAL_BPS);

        _setRequirement(Tier.Model, r.modelQuorum, r.modelApproval);
        _setRequirement(Tier.Constitutional, r.constitutionalQuorum, r.constitutionalApproval);

        emit TierRequirementsSet(r);
    }

    function _setRequirement(Tier tier, uint16 quorumBps, uint16 approvalBps) private {
        tierRequirement[tier] = Requirement(tier, quorumBps, approvalBps);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        Tier tier = _strictestOf(targets, values, calldatas);
        if (tier == Tier.Routine) return proposalId;

        Requirement storage required = tierRequirement[tier];
        ProposalTerms storage terms = _proposalTerms[proposalId];
        (terms.tier, terms.quorumBps, terms.approvalBps) = (tier, required.quorumBps, required.approvalBps);

        emit ProposalTiered(proposalId, tier);
    }

    function _quorumReached(
        uint256 proposalId
    ) internal view virtual override(Governor, GovernorCountingFractional) returns (bool) {
        (, uint256 forVotes, uint256 abstainVotes) = proposalVotes(proposalId);
        return forVotes + abstainVotes >= proposalQuorum(proposalId);
    }

    function _voteSucceeded(
        uint256 proposalId
    ) internal view virtual override(Governor, GovernorCountingFractional) returns (bool) {
        (uint256 againstVotes, uint256 forVotes, ) = proposalVotes(proposalId);
        return forVotes > againstVotes && forVotes * BPS >= proposalApproval(proposalId) * (forVotes + againstVotes);
    }

    function _strictestOf(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private view returns (Tier strictest) {
        // No call has this key: the last eight bytes of a key are zero.
        bytes32 previousKey = bytes32(type(uint256).max);
        for (uint256 i; i < targets.length; ++i) {
            // The three are equally long: the proposal was made.
            bytes memory data = calldatas.unsafeMemoryAccess(i);
            if (values.unsafeMemoryAccess(i) != 0 || data.length < 4) return Tier.Constitutional;
            bytes32 key = _callKey(targets.unsafeMemoryAccess(i), bytes4(data));
            // A batch approves many datasets with the same call.
            if (key == previousKey) continue;

            Tier tier = _tierOf(key);
            if (tier > strictest) strictest = tier;
            previousKey = key;
        }
    }

    function _tierOf(bytes32 key) private view returns (Tier) {
        return Tier(uint256(Tier.Constitutional) - _stepsBelow[key]);
    }

    function _hasTimelockRole(bytes32 role, address account) internal view returns (bool) {
        return IAccessControl(_executor()).hasRole(role, account);
    }

    /// @dev Target and selector side by side: one hash for a look-up instead of two.
    function _callKey(address target, bytes4 selector) private pure returns (bytes32) {
        return bytes32(bytes20(target)) | (bytes32(selector) >> 160);
    }
}
