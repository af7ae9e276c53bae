// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Tier} from "../types/Tier.sol";

/// @title GovernorProposalTerms
/// @notice What a proposal was made under, and until when its vote was prolonged: one slot, which every step asks once.
/// @dev {GovernorTiers} and {GovernorLateQuorum} write their members; of a routine proposal nothing is stored before its
/// vote reaches quorum.
abstract contract GovernorProposalTerms {
    struct ProposalTerms {
        Tier tier;
        uint16 quorumBps;
        uint16 approvalBps;
        uint48 extendedDeadline;
    }

    mapping(uint256 proposalId => ProposalTerms) internal _proposalTerms;
}
