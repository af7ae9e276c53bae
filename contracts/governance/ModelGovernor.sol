// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ComposedGovernor} from "./ComposedGovernor.sol";
import {GovernorExpiry} from "./GovernorExpiry.sol";
import {GovernorLimits} from "./GovernorLimits.sol";
import {GovernorTiers} from "./GovernorTiers.sol";

/// @title ModelGovernor
/// @notice OpenZeppelin's governor, composed, with what governing models asks for besides: tiers of consent, proposals that
/// expire, a guardian for a term, one live proposal a proposer, bounded settings and an execution context.
contract ModelGovernor is ComposedGovernor {
    /// @param name EIP-712 name, 1 to 31 bytes.
    /// @param votingDelay Clock units between a proposal and its vote.
    /// @param votingPeriod Clock units that a vote lasts.
    /// @param voteExtension Clock units that a vote lasts at least after it reached quorum.
    /// @param proposalThreshold Votes a proposer must have, in the token's smallest unit.
    /// @param quorumNumerator Quorum of routine decisions in ten-thousandths of the supply.
    /// @param tiers What decisions about models, and about everything else, need besides.
    /// @param queueWindow Clock units that a succeeded proposal waits to be queued.
    /// @param executionWindow Seconds that a queued proposal waits after its eta to be executed.
    /// @param guardian Account that may cancel any proposal but those about itself; zero for none.
    /// @param guardianTerm Seconds from now until the guardian may no longer cancel.
    /// @param daoURI ERC-4824 description, may be empty.
    struct Parameters {
        string name;
        IVotes token;
        TimelockController timelock;
        uint48 votingDelay;
        uint32 votingPeriod;
        uint48 voteExtension;
        uint256 proposalThreshold;
        uint256 quorumNumerator;
        Requirements tiers;
        uint32 queueWindow;
        uint32 executionWindow;
        address guardian;
        uint48 guardianTerm;
        string daoURI;
        Limits limits;
    }

    constructor(
        Parameters memory p
    )
        Governor(p.name)
        GovernorLimits(p.limits)
        GovernorVotes(p.token)
        GovernorVotesQuorumFraction(p.quorumNumerator)
        GovernorSettings(p.votingDelay, p.votingPeriod, p.proposalThreshold)
        GovernorTiers(p.tiers)
        GovernorPreventLateQuorum(p.voteExtension)
        GovernorTimelockControl(p.timelock)
        GovernorExpiry(p.queueWindow, p.executionWindow)
    {
        _setProposalGuardian(p.guardian);
        _setGuardianTermEnd(Time.timestamp() + p.guardianTerm);
        _setDaoURI(p.daoURI);
    }
}
