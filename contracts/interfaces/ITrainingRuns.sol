// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {ConfigId, RunId, VersionId} from "../types/Ids.sol";
import {IBudget} from "./IBudget.sol";
import {IModelRegistry} from "./IModelRegistry.sol";
import {IPauses} from "./IPauses.sol";
import {IPullPayments} from "./IPullPayments.sol";
import {IReviews} from "./IReviews.sol";
import {IRunBounties} from "./IRunBounties.sol";
import {IRunDisputes} from "./IRunDisputes.sol";
import {IRunJuries} from "./IRunJuries.sol";
import {IRunLeases} from "./IRunLeases.sol";
import {ITrainerBonds} from "./ITrainerBonds.sol";
import {ITrainingTerms} from "./ITrainingTerms.sol";

/// @title Register of training runs
/// @notice A run exists only because an executed proposal authorised it, and one trainer at a time holds it.
/// @dev States: None → Authorized → Started → Submitted → Finalized | Refused; Started → Failed;
///      Submitted → Disputed → Submitted | Overturned | Refused; Authorized | Started | Submitted | Disputed → Cancelled.
///      A run that is not submitted by its deadline is expired, as a view at once and in its record once settled.
///      What the contract holds is: free and unbonding bonds, stakes, bounties and dispute bonds of runs, and payments.
interface ITrainingRuns is
    ITrainerBonds,
    IRunLeases,
    IRunBounties,
    IRunJuries,
    IRunDisputes,
    ITrainingTerms,
    IPullPayments
{
    enum RunStatus {
        None,
        Authorized,
        Started,
        Submitted,
        Finalized,
        Refused,
        Failed,
        Cancelled,
        Expired,
        Disputed,
        Overturned
    }

    /// @notice What a deployment fixes.
    /// @param challengeWindow Seconds that a result may be challenged before it is final, 30 days at most.
    /// @param votingPeriod Seconds that a jury may vote, 1 minute to 30 days.
    /// @param leaseDuration Seconds that a trainer holds a run without a heartbeat, 1 minute to 90 days.
    /// @param unbondingDelay Seconds before a free bond can leave, 90 days at most.
    /// @param terms Terms of the beginning.
    /// @param reviews Who reviews; zero where attested results cannot be disputed.
    /// @param pauses Who may hold runs back; zero for nobody.
    /// @param budget Where bounties come from; zero where none are paid.
    struct Settings {
        uint48 challengeWindow;
        uint48 votingPeriod;
        uint48 leaseDuration;
        uint48 unbondingDelay;
        Terms terms;
        IReviews reviews;
        IPauses pauses;
        IBudget budget;
    }

    /// @notice What a trainer reports. Metrics are millionths of the metric's unit.
    /// @param artifact `ddm/1` commitment of the published folder.
    /// @param attestationDigest SHA-256 of the DSSE envelope (in-toto, SLSA provenance v1).
    /// @param checkpointsRoot Merkle root of the checkpoint hashes; 0 where the family has no checkpoints.
    /// @param metricBefore The config's metric for the baseline, averaged over the evaluation sets.
    /// @param metricAfter The same for the artifact.
    /// @param worstRegression Greatest worsening on a single evaluation set; 0 if none got worse.
    ///        Metrics lie within ±(2^62 − 1).
    struct Result {
        Commitment artifact;
        bytes32 attestationDigest;
        bytes32 checkpointsRoot;
        int64 metricBefore;
        int64 metricAfter;
        int64 worstRegression;
    }

    /// @param parent Version in force when the run started, which `Baseline.Parent` is measured against; 0 before. Where the
    ///        run may release and its gate has another baseline: the version in force when it was authorised.
    /// @param release Whether the vote allowed the version to come into force when the gate passes.
    /// @param deadline Unix seconds after which the run can neither start nor be submitted.
    /// @param updatedAt Unix seconds of the latest step.
    /// @param phaseEndsAt Unix seconds at which the lease ends while started, the challenge window once submitted, the vote
    ///        while disputed.
    /// @param heartbeats Number of times that its trainers renewed their leases.
    /// @param bounty Wei in escrow for the trainer whose result stands; 0 once paid or given back.
    /// @param stake Wei that the trainer has at stake; 0 once given back or lost.
    /// @dev What changes in every step shares a slot with the status: a step never costs more a second later, so an
    ///      estimate made in the very second of the step before it is not too low.
    struct Run {
        ConfigId config;
        uint256 proposalId;
        VersionId parent;
        address trainer;
        uint48 deadline;
        RunStatus status;
        bool release;
        uint48 updatedAt;
        uint48 phaseEndsAt;
        uint32 heartbeats;
        uint128 bounty;
        uint128 stake;
        Result result;
    }

    /// @notice One training may be run under the config, for `bounty` wei.
    event RunAuthorized(
        RunId indexed runId,
        ConfigId indexed configId,
        uint256 indexed proposalId,
        uint48 deadline,
        bool release,
        uint128 bounty
    );
    /// @notice A trainer took the run; `parent` is what its result may replace, see {Run}.
    event RunStarted(RunId indexed runId, address indexed trainer, VersionId parent);
    /// @notice The trainer reported a result; the challenge window is open.
    event RunSubmitted(RunId indexed runId, address indexed trainer, Result result, string uri);
    /// @notice The result passed its gate and became a version.
    event RunFinalized(RunId indexed runId, VersionId indexed versionId);

    /// @notice The run's result did not pass its config's gate, or a dataset of it lost its approval meanwhile.
    event RunRefused(RunId indexed runId, int64 improvement, int64 worstRegression, bool configUsable);

    /// @notice The trainer gave the run up.
    event RunFailed(RunId indexed runId, bytes32 reasonDigest);

    /// @notice A decision stopped the run.
    event RunCancelled(RunId indexed runId, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice `runId` is in `status`, from which the asked step does not lead.
    error TrainingRunsUnexpectedStatus(RunId runId, RunStatus status);

    /// @notice The config is unknown or revoked, or a dataset of it is not approved now.
    error TrainingRunsConfigNotUsable(ConfigId configId);

    /// @notice `duration` is shorter than a minute or longer than 90 days.
    error TrainingRunsInvalidDuration(uint48 duration);

    /// @notice The challenge window is longer than 30 days.
    error TrainingRunsInvalidWindow(uint48 challengeWindow);

    /// @notice The result names no artifact or no attestation, or a metric is out of range.
    error TrainingRunsInvalidResult(RunId runId);

    /// @notice The result may still be challenged, until `closesAt` in Unix seconds.
    error TrainingRunsWindowOpen(RunId runId, uint48 closesAt);

    /// @notice `subject`, which is the run, its config or a dataset of it, is held back for a bounded time.
    error TrainingRunsPaused(RunId runId, bytes32 subject);

    /// @notice Authorises one training under a usable config, and draws its bounty from the budget. By decision only.
    /// @dev A result that passes the gate is a candidate: {IModelVersions-release} is a decision of its own.
    /// @param duration Seconds from now until the run's deadline, 1 minute to 90 days.
    /// @param bounty Wei for the trainer whose result stands; 0 where there is no budget.
    function authorize(ConfigId configId, uint48 duration, uint128 bounty) external returns (RunId runId);

    /// @notice Like {authorize}, and the version comes into force as soon as the gate passes. By decision only.
    /// @dev A function of its own, because a tier goes by the function: to put in force takes more consent than to train.
    function authorizeRelease(ConfigId configId, uint48 duration, uint128 bounty) external returns (RunId runId);

    /// @notice Stops a run that is not finalised. By decision only.
    /// @dev Bounty to the budget, stake to the trainer, and a challenger's bond to the challenger.
    function cancel(RunId runId, bytes32 reasonDigest) external;

    /// @notice Reports a result and opens the challenge window. Only the trainer that started the run.
    /// @param uri Where the artifact may be fetched: a hint, never an identity.
    function submit(RunId runId, Result calldata result, string calldata uri) external;

    /// @notice Applies the gate after the challenge window and no open dispute: a version is recorded, or the run is refused.
    /// Either way the result stood: the trainer has its stake back and the bounty. Anyone, while nothing of it is paused.
    /// @dev Where another version than the run's parent is in force, or none, the result becomes a candidate, never released.
    /// @return versionId The recorded version; 0 when refused.
    function finalize(RunId runId) external returns (VersionId versionId);

    /// @notice The whole record, its stored status included; all zero for an unknown id.
    function run(RunId runId) external view returns (Run memory);

    /// @notice The status now, {RunStatus.Expired} included.
    function status(RunId runId) external view returns (RunStatus);

    /// @notice Number of authorised runs, which is also the latest run's id.
    function runCount() external view returns (uint256);

    /// @notice The registry that says what is usable and that versions are recorded in.
    function models() external view returns (IModelRegistry);

    /// @notice Who may hold runs back; the zero address for nobody.
    function pauses() external view returns (IPauses);

    /// @notice Seconds between a submission and the earliest finalisation.
    function challengeWindow() external view returns (uint48);
}
