// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAgentIdentity} from "../interfaces/IAgentIdentity.sol";
import {IReviewers} from "../interfaces/IReviewers.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {Governed} from "../registry/Governed.sol";
import {Tier} from "../types/Tier.sol";

/// @title Reviewers
/// @notice See {IReviewers}.
/// @dev Every account ever admitted has a seat for good, a bit in words of 256. Who sits now, and who of them is a person,
///      are such words too, and so is who approves a subject: counting costs the same for 2 reviewers as for 200.
abstract contract Reviewers is IReviewers, IReviews, Governed {
    /// @notice Most accounts that review at once, which bounds what a vote among them can cost.
    uint256 public constant MAX_REVIEWERS = 64;

    struct Sitting {
        uint256 all;
        uint256 persons;
    }

    mapping(Tier tier => Threshold) private _thresholds;
    mapping(address account => Reviewer) private _reviewers;
    mapping(uint256 word => Sitting) private _sitting;

    /// @dev One-based; 0 for an account that was never admitted.
    mapping(address account => uint256 seat) private _seats;
    address[] private _accounts;

    /// @inheritdoc IReviews
    uint256 public reviewerCount;

    /// @inheritdoc IReviewers
    uint256 public personCount;

    /// @inheritdoc IReviewers
    function setReviewer(address account, ReviewerKind kind, Agent calldata agent) external {
        uint256 proposalId = _decision();
        _requireReviewer(account, kind, agent);

        _sit(account, _reviewers[account].kind, kind);
        _reviewers[account] = Reviewer(kind, proposalId, agent);

        emit ReviewerChanged(account, kind, agent, proposalId);
    }

    /// @inheritdoc IReviewers
    function setThreshold(Tier tier, uint16 approving, uint16 persons) external {
        uint256 proposalId = _decision();
        if (persons > approving || approving > reviewerCount || persons > personCount) {
            revert ReviewPanelUnreachableThreshold(approving, persons, reviewerCount, personCount);
        }

        _thresholds[tier] = Threshold(approving, persons);

        emit ThresholdChanged(tier, approving, persons, proposalId);
    }

    /// @inheritdoc IReviewers
    function reviewer(address account) external view returns (Reviewer memory) {
        return _reviewers[account];
    }

    /// @inheritdoc IReviewers
    function reviewersEver(uint256 offset, uint256 limit) external view returns (address[] memory accounts) {
        (uint256 start, uint256 length) = _page(offset, limit, _accounts.length);
        accounts = new address[](length);
        for (uint256 i; i < length; ++i) accounts[i] = _accounts[start + i];
    }

    /// @inheritdoc IReviewers
    function reviewersEverCount() public view returns (uint256) {
        return _accounts.length;
    }

    /// @inheritdoc IReviewers
    function threshold(Tier tier) public view returns (Threshold memory) {
        return _thresholds[tier];
    }

    /// @inheritdoc IReviews
    function isReviewer(address account) public view returns (bool) {
        return _kindOf(account) != ReviewerKind.None;
    }

    function _kindOf(address account) internal view returns (ReviewerKind) {
        return _reviewers[account].kind;
    }

    /// @dev Where an account that was admitted sits.
    function _seatOf(address account) internal view returns (uint256 word, uint256 bit) {
        uint256 index = _seats[account] - 1;
        return (index / 256, 1 << (index % 256));
    }

    /// @dev Who sits in `word` now.
    function _sittingIn(uint256 word) internal view returns (Sitting memory) {
        return _sitting[word];
    }

    /// @dev What of `total` items lies on the page.
    function _page(uint256 offset, uint256 limit, uint256 total) internal pure returns (uint256 start, uint256 length) {
        start = Math.min(offset, total);
        length = Math.min(limit, total - start);
    }

    /// @dev Gives the account its seat if it has none, and counts it as what it is now.
    function _sit(address account, ReviewerKind previous, ReviewerKind kind) private {
        if (_seats[account] == 0) {
            _accounts.push(account);
            _seats[account] = _accounts.length;
        }
        (uint256 word, uint256 bit) = _seatOf(account);
        Sitting storage sitting = _sitting[word];

        if (previous != ReviewerKind.None) {
            --reviewerCount;
            sitting.all &= ~bit;
        }
        if (previous == ReviewerKind.Person) {
            --personCount;
            sitting.persons &= ~bit;
        }
        if (kind != ReviewerKind.None) {
            if (reviewerCount == MAX_REVIEWERS) revert ReviewPanelFull(account);
            ++reviewerCount;
            sitting.all |= bit;
        }
        if (kind == ReviewerKind.Person) {
            ++personCount;
            sitting.persons |= bit;
        }
    }

    function _requireReviewer(address account, ReviewerKind kind, Agent calldata agent) private view {
        IAgentIdentity registry = agent.registry;
        bool namesAgent = address(registry) != address(0);
        if (account == address(0) || (namesAgent && kind != ReviewerKind.AutomaticAgent)) {
            revert ReviewPanelInvalidReviewer(account, kind);
        }
        if (namesAgent && registry.ownerOf(agent.id) != account && registry.getAgentWallet(agent.id) != account) {
            revert ReviewPanelNotAgent(account, registry, agent.id);
        }
    }
}
