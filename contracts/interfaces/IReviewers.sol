// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Tier} from "../types/Tier.sol";
import {IAgentIdentity} from "./IAgentIdentity.sol";

/// @title Who reviews, and how many of them must approve
/// @notice Reviewers are admitted and dismissed by decision, as persons or as automatic agents; how many approving reports
/// a decision needs, and how many of them from persons, is set by decision too.
/// @dev Nothing here is subject to a review. Where dismissals leave fewer reviewers than a threshold asks for, nothing of
///      that tier passes the panel until a decision admits reviewers or lowers the threshold: both stay possible.
interface IReviewers {
    enum ReviewerKind {
        None,
        Person,
        AutomaticAgent
    }

    /// @notice An agent as ERC-8004 names it on this chain.
    /// @param registry Its identity registry; zero for a reviewer that names none.
    /// @param id Its token there.
    struct Agent {
        IAgentIdentity registry;
        uint256 id;
    }

    /// @param kind `None` for an account that does not review now.
    /// @param proposalId Proposal that admitted, changed or dismissed the reviewer last; 0 for an account never admitted.
    struct Reviewer {
        ReviewerKind kind;
        uint256 proposalId;
        Agent agent;
    }

    /// @param approvals Number of reviewers whose latest report must approve; 0 asks for no review.
    /// @param persons Number of persons among them.
    struct Threshold {
        uint16 approvals;
        uint16 persons;
    }

    /// @notice `account` reviews from now on as `kind`, or no longer where that is `None`.
    event ReviewerChanged(address indexed account, ReviewerKind kind, Agent agent, uint256 indexed proposalId);

    /// @notice Decisions of `tier` need this many approving reports now.
    event ThresholdChanged(Tier indexed tier, uint16 approvals, uint16 persons, uint256 indexed proposalId);

    /// @notice The zero address was to review, or an agent was named for what is no automatic agent.
    error ReviewPanelInvalidReviewer(address account, ReviewerKind kind);

    /// @notice {MAX_REVIEWERS} accounts review already.
    error ReviewPanelFull(address account);

    /// @notice The agent's registry names neither as its owner nor as its wallet the account that was to review as it.
    error ReviewPanelNotAgent(address account, IAgentIdentity registry, uint256 agentId);

    /// @notice More persons than approvals were asked for, or more of either than there are.
    error ReviewPanelUnreachableThreshold(uint16 approvals, uint16 persons, uint256 reviewers, uint256 personsNow);

    /// @notice Admits, changes or dismisses a reviewer. By decision only.
    /// @dev That the agent is the account's is checked now; who holds the agent later does not change who reviews.
    /// @param kind `None` dismisses; the reports stay, and no longer count.
    /// @param agent ERC-8004 identity of an automatic agent; zero for none.
    function setReviewer(address account, ReviewerKind kind, Agent calldata agent) external;

    /// @notice Sets how many approving reports decisions of `tier` need. By decision only.
    function setThreshold(Tier tier, uint16 approvals, uint16 persons) external;

    /// @notice The whole record of an account.
    function reviewer(address account) external view returns (Reviewer memory);

    /// @notice Number of persons among the reviewers now.
    function personCount() external view returns (uint256);

    /// @notice How many approving reports decisions of `tier` need.
    function threshold(Tier tier) external view returns (Threshold memory);

    /// @notice Accounts that were ever admitted, in the order of their first admission, `limit` at most from `offset` on.
    function reviewersEver(uint256 offset, uint256 limit) external view returns (address[] memory accounts);

    /// @notice Number of accounts that were ever admitted.
    function reviewersEverCount() external view returns (uint256);
}
