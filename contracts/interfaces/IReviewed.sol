// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Tier} from "../types/Tier.sol";
import {IReviews} from "./IReviews.sol";

/// @title A registry that asks for reviews before it approves
interface IReviewed {
    /// @notice `newReviews` is asked from now on; the zero address asks nobody.
    event ReviewsChanged(IReviews indexed previousReviews, IReviews indexed newReviews, uint256 indexed proposalId);

    /// @notice `subject` lacks the approving reports that a decision of `tier` asks for.
    error ReviewedInsufficiently(bytes32 subject, Tier tier);

    /// @notice Whoever is asked for reviews; the zero address where none are.
    function reviews() external view returns (IReviews);

    /// @notice Asks `newReviews` from now on, or nobody. By decision only.
    function setReviews(IReviews newReviews) external;
}
