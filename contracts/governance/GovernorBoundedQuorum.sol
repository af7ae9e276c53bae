// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title GovernorBoundedQuorum
/// @notice Extension of {GovernorVotesQuorumFraction}: quorum is counted in ten-thousandths of the supply, 1 % to 50 %.
/// @dev The numerators lie here and not in OpenZeppelin's history: the latest in one slot with what a vote asks for besides, and
/// behind it a chain of those before. Only what changed since a proposal's snapshot is walked. {GovernorLimits} comes first: the constructor after it sets what it bounds.
abstract contract GovernorBoundedQuorum is GovernorLimits, GovernorVotesQuorumFraction {
    struct Numerator {
        uint48 since;
        uint16 bps;
    }

    uint256 internal constant MAX_QUORUM_BPS = 5_000;
    uint256 private constant MIN_QUORUM_BPS = 100;

    /// @dev What held until a timepoint at which the numerator was changed.
    mapping(uint48 changedAt => Numerator) private _numeratorBefore;

    uint48 private _numeratorSince;
    uint16 private _numerator;

    /// @notice What a quorum's numerator is a share of.
    function quorumDenominator() public pure override returns (uint256) {
        return BPS;
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function quorumNumerator() public view override returns (uint256) {
        return _numerator;
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function quorumNumerator(uint256 timepoint) public view override returns (uint256) {
        (uint48 since, uint16 numerator) = (_numeratorSince, _numerator);
        while (timepoint < since) {
            Numerator storage earlier = _numeratorBefore[since];
            (since, numerator) = (earlier.since, earlier.bps);
        }
        return numerator;
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

        (uint48 timepoint, uint48 since, uint16 oldQuorumNumerator) = (clock(), _numeratorSince, _numerator);
        if (since < timepoint) _numeratorBefore[timepoint] = Numerator(since, oldQuorumNumerator);
        (_numeratorSince, _numerator) = (timepoint, uint16(newQuorumNumerator));

        emit QuorumNumeratorUpdated(oldQuorumNumerator, newQuorumNumerator);
    }
}
