// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Tier} from "../types/Tier.sol";

/// @title What a registry asks about reviews
/// @notice A review never approves anything; its absence can keep a decision from approving.
interface IReviews {
    /// @notice Whether `subject` has the approving reports that a decision of `tier` asks for.
    /// @param subject Id of a dataset, a config, a version or a batch, as bytes32.
    function isReviewed(bytes32 subject, Tier tier) external view returns (bool);

    /// @notice Whether `account` reviews now.
    function isReviewer(address account) external view returns (bool);

    /// @notice Number of reviewers now.
    function reviewerCount() external view returns (uint256);
}
