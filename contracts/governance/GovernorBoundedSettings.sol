// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title GovernorBoundedSettings
/// @notice Extension of {Governor}: no decision can set a value that would leave the DAO unable to take the next one.
/// @dev {GovernorLimits} comes first, because the constructors after it already set the values it bounds.
abstract contract GovernorBoundedSettings is GovernorLimits, GovernorVotes, GovernorSettings {
    uint256 private constant MAX_THRESHOLD_BPS = 500;

    /// @dev Fills the slot of voting delay and period: a proposal asks for all three.
    uint176 private _threshold;

    /// @inheritdoc GovernorSettings
    function proposalThreshold() public view virtual override(Governor, GovernorSettings) returns (uint256) {
        return _threshold;
    }

    /// @inheritdoc GovernorSettings
    function _setVotingDelay(uint48 newVotingDelay) internal override {
        _requireWithin(Setting.VotingDelay, newVotingDelay, 1, maxVotingDelay);
        super._setVotingDelay(newVotingDelay);
    }

    /// @inheritdoc GovernorSettings
    function _setVotingPeriod(uint32 newVotingPeriod) internal override {
        _requireWithin(Setting.VotingPeriod, newVotingPeriod, minVotingPeriod, maxVotingPeriod);
        super._setVotingPeriod(newVotingPeriod);
    }

    /// @inheritdoc GovernorSettings
    function _setProposalThreshold(uint256 newProposalThreshold) internal override {
        uint256 greatest = (IERC20(address(token())).totalSupply() * MAX_THRESHOLD_BPS) / BPS;
        _requireWithin(Setting.ProposalThreshold, newProposalThreshold, 0, Math.min(greatest, type(uint176).max));

        emit ProposalThresholdSet(_threshold, newProposalThreshold);
        _threshold = uint176(newProposalThreshold);
    }
}
