// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICouncilMembers} from "./ICouncilMembers.sol";
import {IPauses} from "./IPauses.sol";

/// @title The council that may stop and may not start
/// @notice The governor's guardian: it vetoes proposals with a reason, and pauses single subjects for a few days. It
/// decides nothing, holders overrule it, and its term, which the governor knows, ends all of it.
/// @dev Whoever brings the signatures pays; there is nothing a sender is trusted with. An office is what the governor says:
///      every act names a governor, which must be one that may propose to the timelock and whose guardian the council is.
interface IAuditCouncil is ICouncilMembers, IPauses {
    /// @notice A proposal as the governor knows it.
    struct ProposedCalls {
        address[] targets;
        uint256[] values;
        bytes[] calldatas;
        bytes32 descriptionHash;
    }

    /// @notice The council cancelled a proposal.
    /// @param actionsHash What {overrule} takes to let the same calls pass.
    event Vetoed(
        IGovernor indexed governor,
        uint256 indexed proposalId,
        bytes32 indexed actionsHash,
        bytes32 reasonDigest
    );

    /// @notice Holders decided that the council may not veto these calls, whatever the description.
    event Overruled(bytes32 indexed actionsHash);

    /// @notice `subject` is held back until `endsAt`, in Unix seconds.
    event Paused(bytes32 indexed subject, uint48 endsAt, bytes32 reasonDigest);

    /// @notice The pause of `subject` ended early: the council's own will where there is a reason, a decision where it is 0.
    event PauseEnded(bytes32 indexed subject, bytes32 reasonDigest);

    /// @notice The council is not the guardian of `governor` now, or `governor` does not act through the timelock.
    error AuditCouncilNotInOffice(IGovernor governor);

    /// @notice A veto and a pause say why.
    error AuditCouncilNoReason();

    /// @notice Holders decided that these calls pass.
    error AuditCouncilOverruled(bytes32 actionsHash);

    /// @notice A pause lasts from a second to {MAX_PAUSE}.
    error AuditCouncilInvalidPause(uint256 duration);

    /// @notice `subject` is paused, or was: it can be paused again from `from` on, in Unix seconds.
    error AuditCouncilCoolingDown(bytes32 subject, uint256 from);

    /// @notice As many subjects as the council may hold back at once are paused; `subject` cannot be too.
    error AuditCouncilTooManyPauses(bytes32 subject);

    /// @notice `subject` is not paused.
    error AuditCouncilNotPaused(bytes32 subject);

    /// @notice Cancels a proposal, with the signatures of {threshold} members over the EIP-712 message
    /// `Veto(address governor,uint256 proposalId,bytes32 reasonDigest,uint256 nonce,uint256 deadline)`, whose nonce is that
    /// of the proposal's id. Anyone brings them.
    /// @param reasonDigest SHA-256 of the published reason.
    function veto(
        IGovernor governor,
        ProposedCalls calldata proposal,
        bytes32 reasonDigest,
        Agreement calldata agreement
    ) external;

    /// @notice Holds `subject` back for `duration` seconds, {MAX_PAUSE} at most, with signatures over
    /// `Pause(address governor,bytes32 subject,uint256 duration,bytes32 reasonDigest,uint256 nonce,uint256 deadline)`.
    /// @dev It ends by itself. The subject then cannot be paused for {COOL_DOWN}, which outlasts a decision, so that holders
    ///      always have the time to act; and no more than {MAX_PAUSED} subjects are paused at once.
    function pause(
        IGovernor governor,
        bytes32 subject,
        uint256 duration,
        bytes32 reasonDigest,
        Agreement calldata agreement
    ) external;

    /// @notice Ends a pause early, with signatures over
    /// `EndPause(bytes32 subject,bytes32 reasonDigest,uint256 nonce,uint256 deadline)`. In or out of office.
    function endPause(bytes32 subject, bytes32 reasonDigest, Agreement calldata agreement) external;

    /// @notice Ends a pause. By decision only.
    function overrulePause(bytes32 subject) external;

    /// @notice Forbids the council, for good, to veto a proposal of exactly these calls. By decision only.
    /// @param actionsHash {actionsHashOf} the calls.
    function overrule(bytes32 actionsHash) external;

    /// @notice Whether the calls with this hash cannot be vetoed.
    function isOverruled(bytes32 actionsHash) external view returns (bool);

    /// @notice keccak256(abi.encode(targets, values, calldatas)): a proposal's calls, whatever its description.
    function actionsHashOf(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas
    ) external pure returns (bytes32);

    /// @notice Unix seconds at which the latest pause of `subject` ended or ends; 0 where there was none.
    function pauseEndsAt(bytes32 subject) external view returns (uint48);

    /// @notice Unix seconds from which `subject` can be paused; 0 where it never was.
    function pausableFrom(bytes32 subject) external view returns (uint48);
}
