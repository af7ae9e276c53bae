// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {RunId} from "../types/Ids.sol";
import {IReviews} from "./IReviews.sol";

/// @title Disputes over results
/// @notice Anyone may dispute a result while its challenge window is open, and a jury decides: for a bit-exact config the
///         verifiers, who repeat the training; for an attested one the reviewers. The loser's stake is the winner's.
/// @dev A juror votes with the artifact root that stands after its examination. A root that enough jurors agree on decides
///      at once: the reported one upholds the result, another one overturns it. For an attested config every other root
///      means the same. Where no root reaches the threshold in time, the result is refused for caution, and nobody loses a
///      stake. One dispute a result: its verdict is final.
interface IRunDisputes {
    enum Verdict {
        None,
        Upheld,
        Overturned,
        Undecided
    }

    /// @param challenger Who disputes the result; the zero address where nobody does.
    /// @param bond Wei that the challenger put at stake.
    /// @param threshold Agreeing votes that decide.
    /// @param bitExact Whether verifiers decide by repeating the training, instead of reviewers.
    /// @param verdict `None` until it is decided.
    struct Dispute {
        address challenger;
        uint96 bond;
        uint16 threshold;
        bool bitExact;
        Verdict verdict;
    }

    /// @notice A verifier was admitted or dismissed.
    event VerifierChanged(address indexed verifier, bool admitted, uint256 indexed proposalId);

    /// @notice The result is disputed; `threshold` agreeing votes decide until `votingEndsAt`, in Unix seconds.
    event RunDisputed(
        RunId indexed runId,
        address indexed challenger,
        bytes32 evidenceDigest,
        bool bitExact,
        uint16 threshold,
        uint48 votingEndsAt
    );

    /// @notice A juror voted for the artifact root that it came to.
    event VerdictCast(RunId indexed runId, address indexed juror, bytes32 root);

    /// @notice The dispute is over; `root` is what the jury agreed on, 0 where it did not or where nothing could be made.
    event DisputeResolved(RunId indexed runId, Verdict verdict, bytes32 root);

    /// @notice The challenge window closed at `closedAt`, in Unix seconds.
    error RunDisputesWindowClosed(RunId runId, uint48 closedAt);

    /// @notice A dispute names the SHA-256 of its evidence.
    error RunDisputesNoEvidence(RunId runId);

    /// @notice `sent` wei are not the bond of `bond` wei.
    error RunDisputesWrongBond(uint256 sent, uint256 bond);

    /// @notice The trainer cannot dispute its own result.
    error RunDisputesByTrainer(RunId runId);

    /// @notice Of `jurors` without a part in it, the jury cannot bring the `threshold` agreeing votes that a verdict needs.
    error RunDisputesNoJury(RunId runId, uint256 jurors, uint256 threshold);

    /// @notice `account` is not of the jury, or is a party.
    error RunDisputesNotJuror(RunId runId, address account);

    /// @notice `account` voted before.
    error RunDisputesAlreadyVoted(RunId runId, address account);

    /// @notice The jury may vote until `votingEndsAt`, in Unix seconds.
    error RunDisputesVotingEnded(RunId runId, uint48 votingEndsAt);

    /// @notice The jury may still vote, until `votingEndsAt` in Unix seconds.
    error RunDisputesVotingOpen(RunId runId, uint48 votingEndsAt);

    /// @notice The voting period is shorter than a minute or longer than 30 days.
    error RunDisputesInvalidPeriod(uint48 votingPeriod);

    /// @notice `verifier` is what it would be made, or there would be more than 64.
    error RunDisputesVerifierUnchanged(address verifier);

    /// @notice Admits or dismisses a verifier of bit-exact runs, 64 at most. By decision only.
    /// @dev Trusts the decision to name independent parties: a majority of verifiers can make any result stand or fall.
    function setVerifier(address verifier, bool admitted) external;

    /// @notice Disputes a result and puts the value sent at stake, exactly {ITrainingTerms-Terms.disputeBond}. Anyone but
    /// the trainer, while the challenge window is open and a jury exists.
    /// @param evidenceDigest SHA-256 of what the challenger publishes as its evidence.
    function dispute(RunId runId, bytes32 evidenceDigest) external payable;

    /// @notice Votes for the artifact root that the caller came to; a vote that reaches the threshold resolves the dispute.
    /// Once, and only the jury: verifiers or reviewers, neither of whom may be the trainer or the challenger.
    /// @param root `ddm/1` root of what the caller's repetition made, or the reported one to uphold; 0 for nothing.
    function castVerdict(RunId runId, bytes32 root) external;

    /// @notice Ends a dispute that the jury did not decide in time. Anyone.
    function closeDispute(RunId runId) external;

    /// @notice The run's dispute; all zero where there was none.
    function disputeOf(RunId runId) external view returns (Dispute memory);

    /// @notice Votes for `root` in the run's dispute.
    function votesFor(RunId runId, bytes32 root) external view returns (uint256);

    /// @notice Whether `account` voted in the run's dispute.
    function hasVoted(RunId runId, address account) external view returns (bool);

    /// @notice Whether `account` verifies bit-exact runs.
    function isVerifier(address account) external view returns (bool);

    /// @notice Number of verifiers.
    function verifierCount() external view returns (uint256);

    /// @notice Who says who reviews; the zero address where attested results cannot be disputed.
    function reviews() external view returns (IReviews);

    /// @notice Seconds that a jury may vote.
    function votingPeriod() external view returns (uint48);
}
