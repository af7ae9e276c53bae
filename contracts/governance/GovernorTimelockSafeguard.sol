// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IGovernorTimelockSafeguard} from "../interfaces/IGovernorTimelockSafeguard.sol";
import {Tier} from "../types/Tier.sol";
import {GovernorTiers} from "./GovernorTiers.sol";

/// @title GovernorTimelockSafeguard
/// @notice See {IGovernorTimelockSafeguard}.
/// @dev Less than constitutional decisions cannot reach the timelock or the governor, and pay nothing for this.
abstract contract GovernorTimelockSafeguard is IGovernorTimelockSafeguard, GovernorTiers {
    uint256 private constant MAX_TIMELOCK_DELAY = 30 days;
    bytes32 private constant PROPOSER_ROLE = keccak256("PROPOSER_ROLE");
    bytes32 private constant EXECUTOR_ROLE = keccak256("EXECUTOR_ROLE");

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);

        if (_proposalTerms[proposalId].tier != Tier.Constitutional) return;

        _requireRole(PROPOSER_ROLE);
        _requireRole(EXECUTOR_ROLE);
        uint256 delay = TimelockController(payable(_executor())).getMinDelay();
        _requireWithin(Setting.TimelockDelay, delay, 0, MAX_TIMELOCK_DELAY);
    }

    function _requireRole(bytes32 role) private view {
        if (!_hasTimelockRole(role, address(this))) revert GovernorRoleLost(role);
    }
}
