// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernorLimits} from "../interfaces/IGovernorLimits.sol";

/// @title GovernorLimits
/// @notice See {IGovernorLimits}.
abstract contract GovernorLimits is IGovernorLimits {
    uint256 internal constant BPS = 10_000;

    /// @inheritdoc IGovernorLimits
    uint48 public immutable maxVotingDelay;

    /// @inheritdoc IGovernorLimits
    uint32 public immutable minVotingPeriod;

    /// @inheritdoc IGovernorLimits
    uint32 public immutable maxVotingPeriod;

    constructor(Limits memory limits) {
        maxVotingDelay = limits.maxVotingDelay;
        minVotingPeriod = limits.minVotingPeriod;
        maxVotingPeriod = limits.maxVotingPeriod;
    }

    /// @dev Reverts unless `least` ≤ `value` ≤ `greatest`.
    function _requireWithin(Setting setting, uint256 value, uint256 least, uint256 greatest) internal pure {
        if (value < least || value > greatest) revert GovernorSettingOutOfBounds(setting, value, least, greatest);
    }
}
