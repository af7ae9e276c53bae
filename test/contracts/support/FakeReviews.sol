// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {Tier} from "../../../contracts/types/Tier.sol";

/// @dev Reviews that say what a test says, subject by subject and tier by tier.
contract FakeReviews is IReviews {
    mapping(bytes32 subject => mapping(Tier tier => bool)) public isReviewed;
    uint256 public constant reviewerCount = 0;

    function review(bytes32 subject, Tier tier) external {
        isReviewed[subject][tier] = true;
    }

    function isReviewer(address) external pure returns (bool) {
        return false;
    }
}
