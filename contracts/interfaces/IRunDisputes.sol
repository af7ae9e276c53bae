// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {RunId} from "../types/Ids.sol";

/// @title Disputes over results
/// @notice Anyone may dispute a result while its challenge window is open, and a jury decides: for a bit-exact config the
///         verifiers, who repeat the training; for an attested one the reviewers. The loser's stake pays jury and winner.
/// @dev A juror votes for what it found. A finding that enough jurors agree on decides at once: the reported one upholds the
///      result, another one overturns it. For an attested config all other findings count as one. Where none reaches the
///      threshold in time, the result is refused for caution; the challenger, whose doubt was not shown, then loses
///      {ITrainingTerms-Terms.lapseShare} of its bond, or anybody could stop any run for nothing. One dispute a result: its
///      verdict is final. An upheld result keeps the rest of its challenge window, in which a decision may still cancel the
///      run. Of an overturned result's stake the treasury has half of what the jurors leave: lying has to cost also who
///      disputes itself.
interface IRunDisputes {
    enum Verdict {
        None,
        Upheld,
        Overturned,
        Undecided
    }

    /// @notice What a juror found: the part of a result that a repetition must show again.
    /// @param artifact `ddm/1` commitment of what the repetition made, all of it: who reads a version may check any of its
    ///        parts. All zero where it made nothing.
    struct Finding {
        Commitment artifact;
        int64 metricBefore;
        int64 metricAfter;
        int64 worstRegression;
    }

    /// @param challenger Who disputes the result; the zero address where nobody does.
    /// @param bond Wei that the challenger put at stake.
    /// @param threshold Agreeing votes that decide.
    /// @param bitExact Whether verifiers decide by repeating the training, instead of reviewers.
    /// @param verdict `None` until there is one; also where a decision cancelled the run before.
    /// @param windowEndsAt Unix seconds at which the result's challenge window ends, however early the jury decides.
    struct Dispute {
        address challenger;
        uint96 bond;
        uint16 threshold;
        bool bitExact;
        Verdict verdict;
        uint48 windowEndsAt;
    }

    /// @notice The result is disputed; `threshold` agreeing votes decide until `votingEndsAt`, in Unix seconds.
    event RunDisputed(
        RunId indexed runId,
        address indexed challenger,
        bytes32 evidenceDigest,
        bool bitExact,
        uint16 threshold,
        uint48 votingEndsAt
    );

    /// @notice A juror voted for what it found.
    event VerdictCast(RunId indexed runId, address indexed juror, Finding finding);

    /// @notice The dispute is over; `findingDigest` is what the jury agreed on, 0 where it did not, or on nothing certain.
    event DisputeResolved(RunId indexed runId, Verdict verdict, bytes32 findingDigest);

    /// @notice The challenge window closed at `closedAt`, in Unix seconds.
    error RunDisputesWindowClosed(RunId runId, uint48 closedAt);

    /// @notice The result was disputed before, and its `verdict` is final.
    error RunDisputesJudged(RunId runId, Verdict verdict);

    /// @notice A dispute names the SHA-256 of its evidence.
    error RunDisputesNoEvidence(RunId runId);

    /// @notice `sent` wei are not the bond of `bond` wei.
    error RunDisputesWrongBond(uint256 sent, uint256 bond);

    /// @notice The trainer cannot dispute its own result.
    error RunDisputesByTrainer(RunId runId);

    /// @notice `account` is not of the jury, or is a party.
    error RunDisputesNotJuror(RunId runId, address account);

    /// @notice `account` voted before.
    error RunDisputesAlreadyVoted(RunId runId, address account);

    /// @notice The jury could vote until `votingEndsAt`, in Unix seconds.
    error RunDisputesVotingEnded(RunId runId, uint48 votingEndsAt);

    /// @notice The jury may still vote, until `votingEndsAt` in Unix seconds.
    error RunDisputesVotingOpen(RunId runId, uint48 votingEndsAt);

    /// @notice The voting period is shorter than a minute or longer than 30 days.
    error RunDisputesInvalidPeriod(uint48 votingPeriod);

    /// @notice Disputes a result and puts the value sent at stake, exactly {ITrainingTerms-Terms.disputeBond}. Anyone but
    /// the trainer, while the challenge window is open and a jury exists that can decide.
    /// @param evidenceDigest SHA-256 of what the challenger publishes as its evidence.
    function dispute(RunId runId, bytes32 evidenceDigest) external payable;

    /// @notice Votes for what the caller found; a vote that reaches the threshold resolves the dispute. Once, and only the
    /// jury: verifiers or reviewers, neither of whom may be the trainer or the challenger.
    /// @param finding What the caller's repetition showed, or the reported numbers to uphold them.
    function castVerdict(RunId runId, Finding calldata finding) external;

    /// @notice Ends a dispute that the jury did not decide in time: stake and bounty go back, and of the challenger's bond all
    /// but what it forfeits to the timelock. Anyone.
    function closeDispute(RunId runId) external;

    /// @notice The run's dispute; all zero where there was none.
    function disputeOf(RunId runId) external view returns (Dispute memory);

    /// @notice Votes for a finding in the run's dispute; for attested configs, those against the result are under 0.
    function votesFor(RunId runId, bytes32 findingDigest) external view returns (uint256);

    /// @notice Whether `account` voted in the run's dispute.
    function hasVoted(RunId runId, address account) external view returns (bool);

    /// @notice keccak256(abi.encode(finding)).
    function findingDigestOf(Finding memory finding) external pure returns (bytes32);

    /// @notice Seconds that a jury may vote.
    function votingPeriod() external view returns (uint48);
}
