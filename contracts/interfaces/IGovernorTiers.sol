// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Tier} from "../types/Tier.sol";

/// @title How much consent each decision needs
/// @notice A proposal's tier follows from its calls: each has the tier that the table gives its target and selector, and the
/// strictest of a batch counts. What is not in the table, sends ETH or names no function is constitutional. What a proposal
/// needs is fixed when it is made.
/// @dev Routine proposals need OpenZeppelin's `quorum(snapshot)` and more votes for than against. Stricter ones need that too,
/// and their tier's requirement.
interface IGovernorTiers {
    /// @param selector First four bytes of the calldata.
    struct TierRule {
        address target;
        bytes4 selector;
        Tier tier;
    }

    /// @notice What a proposal of `tier` needs besides what a routine one needs; all zero for a routine one.
    /// @param quorumBps Votes for or abstaining, in ten-thousandths of the supply at the snapshot.
    /// @param approvalBps Votes for, in ten-thousandths of those for and against.
    struct Requirement {
        Tier tier;
        uint16 quorumBps;
        uint16 approvalBps;
    }

    /// @notice Both tiers' requirements, as in {Requirement}.
    struct Requirements {
        uint16 modelQuorum;
        uint16 modelApproval;
        uint16 constitutionalQuorum;
        uint16 constitutionalApproval;
    }

    /// @notice Calls of `selector` on `target` are of `tier` in proposals made from now on.
    event TierRuleSet(address indexed target, bytes4 indexed selector, Tier tier);

    /// @notice Proposals that are made from now on need this.
    event TierRequirementsSet(Requirements requirements);

    /// @notice A proposal needs more than a routine one. Routine proposals emit nothing.
    event ProposalTiered(uint256 indexed proposalId, Tier tier);

    /// @notice Calls to `target` are constitutional for ever: it is the governor, the timelock or the token.
    error GovernorTierFixed(address target);

    /// @notice `target` is an account or has no code yet: what a call to it does could change without a decision.
    error GovernorTierTargetWithoutCode(address target);

    /// @notice Classifies calls. By decision; until the deployment is over, also by the timelock's admin.
    /// @dev An admin of the timelock could make every decision alone; the deployer is one until it renounces.
    function setTiers(TierRule[] calldata rules) external;

    /// @notice Sets what proposals need that are made from now on. By decision only.
    /// @dev Ordered: routine ≤ model ≤ constitutional; quorum 50 % at most, approval 50 % to 90 %.
    function setTierRequirements(Requirements memory requirements) external;

    /// @notice Tier of a call of `selector` on `target` that sends no ETH.
    function tierOf(address target, bytes4 selector) external view returns (Tier);

    /// @notice What a proposal of `tier` that is made now needs.
    function tierRequirement(Tier tier) external view returns (Tier requiredTier, uint16 quorumBps, uint16 approvalBps);

    /// @notice Tier that `proposalId` was made under.
    function proposalTier(uint256 proposalId) external view returns (Tier);

    /// @notice Votes, for or abstaining, that `proposalId` needs; known from its snapshot on, never below `quorum(snapshot)`.
    function proposalQuorum(uint256 proposalId) external view returns (uint256);

    /// @notice Share of votes for among those for and against that `proposalId` needs, in ten-thousandths; more than half always.
    function proposalApproval(uint256 proposalId) external view returns (uint256);
}
