// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {ConfigId, RunId, VersionId} from "../types/Ids.sol";
import {IModelRegistry} from "./IModelRegistry.sol";

/// @title Register of training runs
/// @notice A run exists only because an executed proposal authorised it, and it starts at most once.
/// @dev States: None → Authorized → Started → Submitted → Finalized | Refused; Started → Failed;
///      Authorized | Started | Submitted → Cancelled. A run that is not submitted by its deadline is expired (a view).
interface ITrainingRuns {
    enum RunStatus {
        None,
        Authorized,
        Started,
        Submitted,
        Finalized,
        Refused,
        Failed,
        Cancelled,
        Expired
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

    /// @param parent Version in force when the run started, which `Baseline.Parent` is measured against; 0 before.
    /// @param release Whether the vote allowed the version to come into force when the gate passes.
    /// @param deadline Unix seconds after which the run can neither start nor be submitted.
    /// @param updatedAt Unix seconds of the latest step; the challenge window counts from it once submitted.
    struct Run {
        ConfigId config;
        uint256 proposalId;
        VersionId parent;
        address trainer;
        uint48 deadline;
        uint48 updatedAt;
        RunStatus status;
        bool release;
        Result result;
    }

    /// @notice A trainer was admitted or dismissed.
    event TrainerChanged(address indexed trainer, bool admitted, uint256 indexed proposalId);
    /// @notice One training may be run under the config.
    event RunAuthorized(
        RunId indexed runId,
        ConfigId indexed configId,
        uint256 indexed proposalId,
        uint48 deadline,
        bool release
    );
    /// @notice A trainer took the run; `parent` is in force and what `Baseline.Parent` is measured against.
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

    /// @notice `account` is not an admitted trainer, or not the one that started the run.
    error TrainingRunsNotTrainer(address account);

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

    /// @notice Admits or dismisses a trainer. By decision only.
    function setTrainer(address trainer, bool admitted) external;

    /// @notice Authorises one training under a usable config. By decision only.
    /// @param duration Seconds from now until the run's deadline, 1 minute to 90 days.
    /// @param release Whether the version may come into force when the gate passes.
    function authorize(ConfigId configId, uint48 duration, bool release) external returns (RunId runId);

    /// @notice Stops a run that is not finalised. By decision only.
    function cancel(RunId runId, bytes32 reasonDigest) external;

    /// @notice Takes a run, while its config is usable. Admitted trainers only.
    function start(RunId runId) external;

    /// @notice Reports a result and opens the challenge window. Only the trainer that started the run.
    /// @param uri Where the artifact may be fetched: a hint, never an identity.
    function submit(RunId runId, Result calldata result, string calldata uri) external;

    /// @notice Gives a started run up. Only its trainer.
    function fail(RunId runId, bytes32 reasonDigest) external;

    /// @notice Applies the gate after the challenge window: a version is recorded, or the run is refused. Anyone.
    /// @dev Where another version came into force since the run started, the result becomes a candidate, never released.
    /// @return versionId The recorded version; 0 when refused.
    function finalize(RunId runId) external returns (VersionId versionId);

    /// @notice The whole record, its stored status included; all zero for an unknown id.
    function run(RunId runId) external view returns (Run memory);

    /// @notice The status now, {RunStatus.Expired} included.
    function status(RunId runId) external view returns (RunStatus);

    /// @notice Number of authorised runs, which is also the latest run's id.
    function runCount() external view returns (uint256);

    /// @notice Whether `account` may take and report runs.
    function isTrainer(address account) external view returns (bool);

    /// @notice The registry that says what is usable and that versions are recorded in.
    function models() external view returns (IModelRegistry);

    /// @notice Seconds between a submission and the earliest finalisation.
    function challengeWindow() external view returns (uint48);
}
