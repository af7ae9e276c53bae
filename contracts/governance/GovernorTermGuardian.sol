// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorProposalGuardian} from "@openzeppelin/contracts/governance/extensions/GovernorProposalGuardian.sol";
import {IGovernorTermGuardian} from "../interfaces/IGovernorTermGuardian.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title GovernorTermGuardian
/// @notice See {IGovernorTermGuardian}.
abstract contract GovernorTermGuardian is IGovernorTermGuardian, GovernorLimits, GovernorProposalGuardian {
    uint256 private constant MAX_TERM = 730 days;

    /// @dev Stands for "no guardian": OpenZeppelin takes zero to mean that proposers may cancel at any stage.
    address private constant NO_GUARDIAN = address(0xdEaD);

    /// @inheritdoc IGovernorTermGuardian
    uint48 public guardianTermEnd;

    /// @inheritdoc IGovernorTermGuardian
    function setGuardianTermEnd(uint48 termEnd) external onlyGovernance {
        _setGuardianTermEnd(termEnd);
    }

    /// @inheritdoc GovernorProposalGuardian
    function proposalGuardian() public view virtual override returns (address) {
        address guardian = super.proposalGuardian();

        return guardian == address(0) || block.timestamp >= guardianTermEnd ? NO_GUARDIAN : guardian;
    }

    function _setGuardianTermEnd(uint48 termEnd) internal {
        _requireWithin(Setting.GuardianTermEnd, termEnd, 0, block.timestamp + MAX_TERM);

        emit GuardianTermEndSet(guardianTermEnd, termEnd);
        guardianTermEnd = termEnd;
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override returns (uint256) {
        if (_msgSender() == proposalGuardian() && _concernsOnly(_msgSender(), targets, calldatas)) {
            revert GovernorGuardianConcerned(_msgSender());
        }

        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _validateCancel(uint256 proposalId, address caller) internal view virtual override returns (bool) {
        return caller == proposalGuardian() || Governor._validateCancel(proposalId, caller);
    }

    function _concernsOnly(
        address guardian,
        address[] memory targets,
        bytes[] memory calldatas
    ) private view returns (bool) {
        for (uint256 i; i < targets.length; ++i) {
            bytes4 selector = bytes4(calldatas[i]);
            bool isSetter =
                selector == this.setProposalGuardian.selector || selector == this.setGuardianTermEnd.selector;
            if (targets[i] != guardian && !(targets[i] == address(this) && isSetter)) return false;
        }
        return true;
    }
}
