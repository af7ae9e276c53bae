// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title GovernorBoundedQuorum
/// @notice Extension of {GovernorVotesQuorumFraction}: quorum is counted in ten-thousandths of the supply, 1 % to 50 %.
/// @dev The numerators lie here and not in OpenZeppelin's extension, whose search in them takes a square root: 720 bytes that
/// the governor needs for something else. {GovernorLimits} comes first: the constructor after it sets what it bounds.
abstract contract GovernorBoundedQuorum is GovernorLimits, GovernorVotesQuorumFraction {
    using Checkpoints for Checkpoints.Trace208;

    uint256 internal constant MAX_QUORUM_BPS = 5_000;
    uint256 private constant MIN_QUORUM_BPS = 100;

    Checkpoints.Trace208 private _numerators;

    /// @notice What a quorum's numerator is a share of.
    function quorumDenominator() public pure override returns (uint256) {
        return BPS;
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function quorumNumerator() public view override returns (uint256) {
        return _numerators.latest();
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function quorumNumerator(uint256 timepoint) public view override returns (uint256) {
        return _numerators.upperLookup(SafeCast.toUint48(timepoint));
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function quorum(uint256 timepoint) public view override returns (uint256) {
        return _supplyShare(timepoint, quorumNumerator(timepoint));
    }

    /// @dev The product fits: votes, and so the supply, are below 2^208.
    function _supplyShare(uint256 timepoint, uint256 shareBps) internal view returns (uint256) {
        return (token().getPastTotalSupply(timepoint) * shareBps) / BPS;
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function _updateQuorumNumerator(uint256 newQuorumNumerator) internal override {
        _requireWithin(Setting.QuorumNumerator, newQuorumNumerator, MIN_QUORUM_BPS, MAX_QUORUM_BPS);

        (uint208 oldQuorumNumerator, ) = _numerators.push(clock(), uint208(newQuorumNumerator));

        emit QuorumNumeratorUpdated(oldQuorumNumerator, newQuorumNumerator);
    }
}
