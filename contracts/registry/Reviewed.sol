// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IReviewed} from "../interfaces/IReviewed.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {Tier} from "../types/Tier.sol";
import {Governed} from "./Governed.sol";

/// @title Reviewed
/// @notice See {IReviewed}.
/// @dev Reviews can hold an approval back and nothing else: the decision is still asked for, always.
abstract contract Reviewed is IReviewed, Governed {
    /// @inheritdoc IReviewed
    IReviews public reviews;

    constructor(IReviews reviews_) {
        reviews = reviews_;

        emit ReviewsChanged(IReviews(address(0)), reviews_, 0);
    }

    /// @inheritdoc IReviewed
    /// @dev An account that does not answer as a panel reverts, so that a mistyped address cannot stop every approval.
    function setReviews(IReviews newReviews) external {
        uint256 proposalId = _decision();
        if (address(newReviews) != address(0)) newReviews.reviewerCount();

        IReviews previousReviews = reviews;
        reviews = newReviews;

        emit ReviewsChanged(previousReviews, newReviews, proposalId);
    }

    /// @dev Reverts while `subject` is not reviewed as `tier` asks.
    function _requireReviewed(bytes32 subject, Tier tier) internal view {
        IReviews asked = reviews;
        if (address(asked) != address(0) && !asked.isReviewed(subject, tier)) {
            revert ReviewedInsufficiently(subject, tier);
        }
    }
}
