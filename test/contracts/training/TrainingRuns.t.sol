// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {ITrainerBonds} from "../../../contracts/interfaces/ITrainerBonds.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {Baseline} from "../../../contracts/types/Gate.sol";
import {ConfigId, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

contract TrainingRunsTest is Registries {
    int64 private constant GREATEST_METRIC = 2 ** 62 - 1;

    function test_ConstructorBoundsTheChallengeWindow() public {
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsInvalidWindow.selector, 30 days + 1));
        new TrainingRuns(address(this), context, models, Samples.settings(30 days + 1));

        assertEq(runs.challengeWindow(), CHALLENGE_WINDOW);
    }

    function test_SetTrainerAdmitsAndDismisses() public {
        vm.expectEmit(address(runs));
        emit ITrainerBonds.TrainerChanged(DAGNY, true, 7);
        runs.setTrainer(DAGNY, true);
        assertTrue(runs.isTrainer(DAGNY), "admitted");

        vm.expectEmit(address(runs));
        emit ITrainerBonds.TrainerChanged(DAGNY, false, 7);
        runs.setTrainer(DAGNY, false);
        assertTrue(!runs.isTrainer(DAGNY), "dismissed");
    }

    function test_AuthorizeRecordsTheRun() public {
        ConfigId configId = approvedConfig();

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunAuthorized(RunId.wrap(1), configId, 7, 1_700_086_400, false, 0);
        RunId runId = runs.authorize(configId, 1 days, 0);

        ITrainingRuns.Run memory expected;
        expected.config = configId;
        expected.proposalId = 7;
        expected.deadline = 1_700_086_400;
        expected.updatedAt = 1_700_000_000;
        expected.status = ITrainingRuns.RunStatus.Authorized;
        assertEq(keccak256(abi.encode(runs.run(runId))), keccak256(abi.encode(expected)));
        assertEq(runs.runCount(), 1);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunAuthorized(RunId.wrap(2), configId, 7, 1_700_086_400, true, 0);
        RunId released = runs.authorizeRelease(configId, 1 days, 0);

        expected.release = true;
        assertEq(keccak256(abi.encode(runs.run(released))), keccak256(abi.encode(expected)));
        assertEq(runs.runCount(), 2);
    }

    function test_AuthorizeRefusesDurationsAndConfigs() public {
        ConfigId configId = approvedConfig();

        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsInvalidDuration.selector, 59));
        runs.authorize(configId, 59, 0);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsInvalidDuration.selector, 90 days + 1));
        runs.authorizeRelease(configId, 90 days + 1, 0);

        models.revokeConfig(configId, REASON);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsConfigNotUsable.selector, configId));
        runs.authorizeRelease(configId, 1 days, 0);
    }

    function test_TheShortestAndTheLongestDurationAreAllowed() public {
        ConfigId configId = approvedConfig();

        assertEq(runs.run(runs.authorize(configId, 1 minutes, 0)).deadline, 1_700_000_060);
        assertEq(runs.run(runs.authorizeRelease(configId, 90 days, 0)).deadline, 1_700_000_000 + 90 days);
        assertEq(
            new TrainingRuns(address(this), context, models, Samples.settings(30 days)).challengeWindow(),
            30 days
        );
    }

    function test_StartRecordsTrainerAndParent() public {
        RunId runId = authorizedRun(true);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunStarted(runId, TRAINER, baseVersion);
        vm.prank(TRAINER);
        runs.start(runId);

        ITrainingRuns.Run memory run = runs.run(runId);
        assertEq(run.trainer, TRAINER);
        assertEq(VersionId.unwrap(run.parent), VersionId.unwrap(baseVersion));
        assertStatus(runId, ITrainingRuns.RunStatus.Started);
    }

    function test_StartHappensOnceAndByTrainersAlone() public {
        RunId runId = authorizedRun(true);
        expectNotTrainer(MALLORY);
        vm.prank(MALLORY);
        runs.start(runId);

        vm.prank(TRAINER);
        runs.start(runId);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Started);
        vm.prank(TRAINER);
        runs.start(runId);

        expectUnexpectedStatus(RunId.wrap(99), ITrainingRuns.RunStatus.None);
        vm.prank(TRAINER);
        runs.start(RunId.wrap(99));
    }

    function test_StartChecksTheConfigAgain() public {
        RunId runId = authorizedRun(true);
        datasets.revoke(trainingSets[0], REASON);

        vm.expectRevert(
            abi.encodeWithSelector(ITrainingRuns.TrainingRunsConfigNotUsable.selector, models.configIdOf(config()))
        );
        vm.prank(TRAINER);
        runs.start(runId);
    }

    function test_RunsExpireAtTheirDeadline() public {
        RunId authorized = authorizedRun(true);
        RunId started = startedRun(true);

        vm.warp(1_700_000_000 + 1 days);
        assertStatus(authorized, ITrainingRuns.RunStatus.Authorized);
        vm.warp(1_700_000_001 + 1 days);
        assertStatus(authorized, ITrainingRuns.RunStatus.Expired);
        assertStatus(started, ITrainingRuns.RunStatus.Expired);

        expectUnexpectedStatus(authorized, ITrainingRuns.RunStatus.Expired);
        vm.prank(TRAINER);
        runs.start(authorized);
        expectUnexpectedStatus(started, ITrainingRuns.RunStatus.Expired);
        vm.prank(TRAINER);
        runs.submit(started, Samples.result(5), "");
        expectUnexpectedStatus(started, ITrainingRuns.RunStatus.Expired);
        runs.cancel(started, REASON);
    }

    function test_SubmitRecordsTheResult() public {
        RunId runId = startedRun(true);
        ITrainingRuns.Result memory result = Samples.result(5);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunSubmitted(runId, TRAINER, result, "ipfs://artifact");
        vm.prank(TRAINER);
        runs.submit(runId, result, "ipfs://artifact");

        assertEq(keccak256(abi.encode(runs.run(runId).result)), keccak256(abi.encode(result)));
        assertStatus(runId, ITrainingRuns.RunStatus.Submitted);
    }

    /// @dev The trainer's key is stolen, and dismissed by decision: nothing it still holds can be reported.
    function test_SubmitRefusesOthersAndTheDismissed() public {
        RunId runId = startedRun(true);
        runs.setTrainer(DAGNY, true);

        expectNotTrainer(DAGNY);
        vm.prank(DAGNY);
        runs.submit(runId, Samples.result(5), "");

        runs.setTrainer(TRAINER, false);
        expectNotTrainer(TRAINER);
        vm.prank(TRAINER);
        runs.submit(runId, Samples.result(5), "");
    }

    function test_SubmitRefusesWhatNamesNothingOrIsOutOfRange() public {
        RunId runId = startedRun(true);
        for (uint256 fault; fault < 5; ++fault) {
            ITrainingRuns.Result memory result = Samples.result(5);
            if (fault == 0) result.artifact.root = 0;
            if (fault == 1) result.attestationDigest = 0;
            if (fault == 2) result.worstRegression = -1;
            if (fault == 3) result.metricBefore = 2 ** 62;
            if (fault == 4) result.metricAfter = -(2 ** 62);

            vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsInvalidResult.selector, runId));
            vm.prank(TRAINER);
            runs.submit(runId, result, "");
        }
    }

    function test_FailGivesAStartedRunUp() public {
        RunId runId = startedRun(true);
        expectNotTrainer(MALLORY);
        vm.prank(MALLORY);
        runs.fail(runId, REASON);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunFailed(runId, REASON);
        vm.prank(TRAINER);
        runs.fail(runId, REASON);

        assertStatus(runId, ITrainingRuns.RunStatus.Failed);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Failed);
        vm.prank(TRAINER);
        runs.fail(runId, REASON);
    }

    function test_CancelStopsWhatIsNotFinal() public {
        RunId[3] memory ids = [authorizedRun(true), startedRun(true), submittedRun(5, true)];
        for (uint256 i; i < 3; ++i) {
            vm.expectEmit(address(runs));
            emit ITrainingRuns.RunCancelled(ids[i], 7, REASON);
            runs.cancel(ids[i], REASON);
            assertStatus(ids[i], ITrainingRuns.RunStatus.Cancelled);
            assertEq(runs.run(ids[i]).phaseEndsAt, 0);
        }

        RunId finalized = submittedRun(6, true);
        runs.finalize(finalized);
        expectUnexpectedStatus(finalized, ITrainingRuns.RunStatus.Finalized);
        runs.cancel(finalized, REASON);
        expectUnexpectedStatus(ids[0], ITrainingRuns.RunStatus.Cancelled);
        runs.cancel(ids[0], REASON);
        expectUnexpectedStatus(RunId.wrap(99), ITrainingRuns.RunStatus.None);
        runs.cancel(RunId.wrap(99), REASON);
        expectUnexpectedStatus(ids[2], ITrainingRuns.RunStatus.Cancelled);
        runs.finalize(ids[2]);
    }

    function test_FinalizeWaitsForTheChallengeWindow() public {
        RunId runId = startedRun(true);
        vm.prank(TRAINER);
        runs.submit(runId, Samples.result(5), "");
        uint48 closesAt = uint48(vm.getBlockTimestamp()) + CHALLENGE_WINDOW;

        vm.warp(closesAt - 1);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsWindowOpen.selector, runId, closesAt));
        runs.finalize(runId);

        vm.warp(closesAt);
        runs.finalize(runId);
        assertStatus(runId, ITrainingRuns.RunStatus.Finalized);
    }

    function test_FinalizeRecordsAndReleasesByAnyone() public {
        RunId runId = submittedRun(5, true);
        VersionId expected = models.versionIdOf(lineage, runId, Samples.commitment(5).root);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunFinalized(runId, expected);
        vm.prank(MALLORY);
        VersionId versionId = runs.finalize(runId);

        assertEq(VersionId.unwrap(versionId), VersionId.unwrap(expected));
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(expected));
        assertEq(models.version(versionId).attestationDigest, Samples.result(5).attestationDigest);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Finalized);
        runs.finalize(runId);
    }

    function test_FinalizeWithoutLeaveToReleaseMakesACandidate() public {
        VersionId versionId = runs.finalize(submittedRun(5, false));

        assertTrue(models.version(versionId).status == IModelVersions.VersionStatus.Candidate, "candidate");
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(baseVersion));
    }

    /// @dev Two runs are measured against the base; once one is released, the other's measure is of the past.
    function test_FinalizeNeverReleasesAStaleMeasurement() public {
        RunId first = submittedRun(5, true);
        RunId second = submittedRun(6, true);

        VersionId firstVersion = runs.finalize(first);
        VersionId secondVersion = runs.finalize(second);

        assertTrue(models.version(secondVersion).status == IModelVersions.VersionStatus.Candidate, "candidate");
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(firstVersion));
    }

    /// @dev A trainer cannot keep a passing result back and put it over a newer version, whatever it was measured against.
    function test_FinalizeNeverReleasesOverANewerVersion() public {
        IModelConfigs.Config memory measuredAgainstBase = config();
        measuredAgainstBase.gate.baseline = Baseline.Base;
        RunId late = runs.authorizeRelease(models.approveConfig(measuredAgainstBase, "ipfs://config"), 1 days, 0);
        vm.prank(TRAINER);
        runs.start(late);
        VersionId newer = finalizedVersion(5, true);
        submitAndWait(late, Samples.result(6));

        VersionId versionId = runs.finalize(late);

        assertTrue(models.version(versionId).status == IModelVersions.VersionStatus.Candidate, "candidate");
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(newer));
    }

    function test_FinalizeRefusesWhatMissesTheGate() public {
        RunId runId = startedRun(true);
        ITrainingRuns.Result memory result = Samples.result(5);
        result.metricAfter = result.metricBefore + 9_999;
        submitAndWait(runId, result);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunRefused(runId, 9_999, 0, true);
        VersionId versionId = runs.finalize(runId);

        assertEq(VersionId.unwrap(versionId), 0);
        assertEq(models.versionCount(lineage), 1);
        assertStatus(runId, ITrainingRuns.RunStatus.Refused);
    }

    /// @dev Exactly the least improvement and exactly the greatest regression pass.
    function test_FinalizeAcceptsWhatJustMeetsTheGate() public {
        RunId runId = startedRun(true);
        ITrainingRuns.Result memory result = Samples.result(5);
        (result.metricBefore, result.metricAfter) = (-GREATEST_METRIC, 10_000 - GREATEST_METRIC);
        result.worstRegression = 20_000;
        submitAndWait(runId, result);

        runs.finalize(runId);

        assertStatus(runId, ITrainingRuns.RunStatus.Finalized);
    }

    /// @dev The greatest improvement that can be reported fits an int64, so that the run is not stuck.
    function test_SubmitAcceptsTheGreatestMetrics() public {
        RunId runId = startedRun(true);
        ITrainingRuns.Result memory result = Samples.result(5);
        (result.metricBefore, result.metricAfter) = (-GREATEST_METRIC, GREATEST_METRIC);
        submitAndWait(runId, result);

        runs.finalize(runId);

        assertStatus(runId, ITrainingRuns.RunStatus.Finalized);
    }

    function test_FinalizeRefusesARegressionOnOneSet() public {
        RunId runId = startedRun(true);
        ITrainingRuns.Result memory result = Samples.result(5);
        result.worstRegression = 20_001;
        submitAndWait(runId, result);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunRefused(runId, 50_000, 20_001, true);
        runs.finalize(runId);
    }

    function test_FinalizeRefusesWhatLostItsApproval() public {
        RunId runId = submittedRun(5, true);
        datasets.revoke(trainingSets[0], REASON);

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunRefused(runId, 50_000, 0, false);
        runs.finalize(runId);
    }

    /// @dev No pair of metrics that may be submitted makes the gate overflow, so no run is stuck.
    function testFuzz_EverySubmittedRunIsFinal(int64 metricBefore, int64 metricAfter, uint64 regression) public {
        RunId runId = startedRun(true);
        ITrainingRuns.Result memory result = Samples.result(5);
        result.metricBefore = metricBefore % (GREATEST_METRIC + 1);
        result.metricAfter = metricAfter % (GREATEST_METRIC + 1);
        result.worstRegression = int64(regression >> 1);
        submitAndWait(runId, result);

        runs.finalize(runId);

        bool passes = int256(result.metricAfter) - result.metricBefore >= 10_000 && result.worstRegression <= 20_000;
        assertStatus(runId, passes ? ITrainingRuns.RunStatus.Finalized : ITrainingRuns.RunStatus.Refused);
    }

    function test_DecisionsNeedContext() public {
        RunId runId = authorizedRun(true);
        ConfigId configId = models.configIdOf(config());
        context.set(0);

        expectUnauthorized(address(this));
        runs.setTrainer(MALLORY, true);
        expectUnauthorized(address(this));
        runs.authorize(configId, 1 days, 0);
        expectUnauthorized(address(this));
        runs.authorizeRelease(configId, 1 days, 0);
        expectUnauthorized(address(this));
        runs.cancel(runId, REASON);
    }

    function submitAndWait(RunId runId, ITrainingRuns.Result memory result) private {
        vm.prank(TRAINER);
        runs.submit(runId, result, "");
        pass(CHALLENGE_WINDOW);
    }

    function assertStatus(RunId runId, ITrainingRuns.RunStatus expected) private view {
        assertEq(uint256(runs.status(runId)), uint256(expected));
    }

    function expectUnexpectedStatus(RunId runId, ITrainingRuns.RunStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsUnexpectedStatus.selector, runId, status));
    }

    function expectNotTrainer(address account) private {
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsNotTrainer.selector, account));
    }
}
