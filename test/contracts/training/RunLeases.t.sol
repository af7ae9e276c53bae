// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IRunBounties} from "../../../contracts/interfaces/IRunBounties.sol";
import {IRunLeases} from "../../../contracts/interfaces/IRunLeases.sol";
import {ITrainerBonds} from "../../../contracts/interfaces/ITrainerBonds.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {ConfigId, DatasetId, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {IVm} from "../support/IVm.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

contract RunLeasesTest is Market {
    uint256 private constant LOST = 0.25 ether;

    function test_StartPutsAStakeBehindALease() public {
        RunId runId = claimedRun(Reproducibility.BitExact);

        ITrainingRuns.Run memory expected;
        expected.config = runs.run(runId).config;
        expected.proposalId = 7;
        expected.parent = baseVersion;
        expected.trainer = TRAINER;
        expected.deadline = 1_700_086_400;
        expected.status = ITrainingRuns.RunStatus.Started;
        expected.release = true;
        expected.updatedAt = 1_700_000_000;
        expected.phaseEndsAt = 1_700_000_000 + LEASE;
        expected.bounty = BOUNTY;
        expected.stake = STAKE;
        assertEq(keccak256(abi.encode(runs.run(runId))), keccak256(abi.encode(expected)));
        assertEq(runs.trainerOf(TRAINER).bond, BOND - STAKE);
    }

    function test_AHeartbeatRenewsTheLease() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        vm.warp(1_700_000_000 + LEASE - 1);

        vm.expectEmit(address(runs));
        emit IRunLeases.LeaseRenewed(runId, TRAINER, 1_700_000_000 + 2 * LEASE - 1);
        vm.prank(TRAINER);
        runs.heartbeat(runId);

        assertEq(runs.run(runId).phaseEndsAt, 1_700_000_000 + 2 * LEASE - 1);
        assertEq(runs.run(runId).updatedAt, 1_700_000_000 + LEASE - 1);
        assertEq(runs.run(runId).heartbeats, 1);
        assertStatus(runId, ITrainingRuns.RunStatus.Started);
    }

    function test_ALateHeartbeatKeepsWhatNobodyTook() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        pass(LEASE);

        vm.prank(TRAINER);
        runs.heartbeat(runId);

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Started);
        vm.prank(RIVAL);
        runs.start(runId);
    }

    function test_OnlyTheHolderRenewsAndOnlyWhileAdmittedAndInTime() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        expectNotTrainer(RIVAL);
        vm.prank(RIVAL);
        runs.heartbeat(runId);

        runs.setTrainer(TRAINER, false);
        expectNotTrainer(TRAINER);
        vm.prank(TRAINER);
        runs.heartbeat(runId);

        runs.setTrainer(TRAINER, true);
        pass(1 days + 1);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Expired);
        vm.prank(TRAINER);
        runs.heartbeat(runId);
    }

    function test_ALeaseThatHoldsCannotBeTaken() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        vm.warp(1_700_000_000 + LEASE - 1);

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Started);
        vm.prank(RIVAL);
        runs.start(runId);
    }

    function test_ADeadTrainersRunIsAnothersAndCostsItAShare() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        vm.warp(1_700_000_000 + LEASE);

        vm.expectEmit(address(runs));
        emit IRunLeases.LeaseLost(runId, TRAINER, LOST);
        vm.expectEmit(address(runs));
        emit ITrainerBonds.BondChanged(TRAINER, BOND - LOST);
        vm.expectEmit(address(runs));
        emit ITrainerBonds.BondChanged(RIVAL, BOND - STAKE);
        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunStarted(runId, RIVAL, baseVersion);
        vm.prank(RIVAL);
        runs.start(runId);

        ITrainingRuns.Run memory run = runs.run(runId);
        assertEq(run.trainer, RIVAL);
        assertEq(run.stake, STAKE);
        assertEq(run.bounty, BOUNTY);
        assertEq(run.phaseEndsAt, 1_700_000_000 + 2 * LEASE);
        assertEq(runs.payments(address(this)), LOST);
        expectNotTrainer(TRAINER);
        vm.prank(TRAINER);
        runs.submit(runId, Samples.result(5), "");
    }

    /// @dev The second trainer is measured against what is in force when it takes the run.
    function test_WhoTakesOverIsMeasuredAgainstThePresent() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        VersionId newer = runs.finalize(submittedRun(5, true));
        pass(LEASE);

        vm.prank(RIVAL);
        runs.start(runId);

        assertEq(VersionId.unwrap(runs.run(runId).parent), VersionId.unwrap(newer));
    }

    function test_WhoLetALeaseRunOutCannotClaimItAgain() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        pass(LEASE);

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Started);
        vm.prank(TRAINER);
        runs.start(runId);
    }

    function test_ALapsedLeaseStillAllowsAReportThatNobodyForestalled() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        pass(LEASE);
        vm.prank(TRAINER);
        runs.submit(runId, Samples.result(5), "");

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Submitted);
        vm.prank(RIVAL);
        runs.start(runId);
    }

    function test_NothingIsTakenAfterTheDeadline() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        pass(1 days);
        assertStatus(runId, ITrainingRuns.RunStatus.Started);
        pass(1);

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Expired);
        vm.prank(RIVAL);
        runs.start(runId);
    }

    function test_GivingUpInTimeCostsNothing() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        vm.warp(1_700_000_000 + LEASE - 1);

        vm.prank(TRAINER);
        runs.fail(runId, REASON);

        assertEq(runs.trainerOf(TRAINER).bond, BOND);
        assertSettled(runId, ITrainingRuns.RunStatus.Failed);
        assertEq(runs.payments(address(streams)), BOUNTY);
    }

    /// @dev Otherwise who is about to lose the run would give it up first.
    function test_GivingUpWithALapsedLeaseCostsWhatLosingItCosts() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        vm.warp(1_700_000_000 + LEASE);

        vm.expectEmit(address(runs));
        emit IRunLeases.LeaseLost(runId, TRAINER, LOST);
        vm.prank(TRAINER);
        runs.fail(runId, REASON);

        assertEq(runs.trainerOf(TRAINER).bond, BOND - LOST);
        assertSettled(runId, ITrainingRuns.RunStatus.Failed);
    }

    function test_ExpiredRunsAreSettledByAnyoneOnce() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        pass(1 days);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Started);
        runs.expire(runId);

        pass(1);
        vm.expectEmit(address(runs));
        emit IRunLeases.LeaseLost(runId, TRAINER, LOST);
        vm.expectEmit(address(runs));
        emit IRunBounties.BountyReturned(runId, BOUNTY);
        vm.expectEmit(address(runs));
        emit IRunLeases.RunExpired(runId);
        vm.prank(MALLORY);
        runs.expire(runId);

        assertEq(runs.trainerOf(TRAINER).bond, BOND - LOST);
        assertEq(runs.payments(address(streams)), BOUNTY);
        assertEq(runs.payments(address(this)), LOST);
        assertSettled(runId, ITrainingRuns.RunStatus.Expired);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Expired);
        runs.expire(runId);
    }

    function test_ARunThatNobodyTookExpiresWithoutALoss() public {
        RunId runId = runs.authorizeRelease(approvedConfig(), 1 days, BOUNTY);
        pass(1 days + 1);

        runs.expire(runId);

        assertEq(runs.payments(address(streams)), BOUNTY);
        assertEq(runs.payments(address(this)), 0);
        assertSettled(runId, ITrainingRuns.RunStatus.Expired);
    }

    function test_UnknownRunsDoNotExpire() public {
        expectUnexpectedStatus(RunId.wrap(99), ITrainingRuns.RunStatus.None);
        runs.expire(RunId.wrap(99));
    }

    function test_AShareIsOneOfTheTermsWhenItIsLost() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        ITrainingRuns.Terms memory terms = runs.terms();
        (terms.lapseShare, terms.minBond) = (10_000, 3 ether);
        runs.setTerms(terms);
        pass(LEASE);

        vm.prank(RIVAL);
        runs.start(runId);

        assertEq(runs.payments(address(this)), STAKE);
        assertEq(runs.trainerOf(TRAINER).bond, BOND - STAKE);
        assertEq(runs.run(runId).stake, 3 ether);
    }

    function test_NothingThatIsPausedStarts() public {
        ConfigId configId = approvedConfig();
        RunId runId = runs.authorizeRelease(configId, 1 days, 0);
        bytes32[4] memory subjects = subjectsOf(runId, configId);
        for (uint256 i; i < 4; ++i) {
            pauses.set(subjects[i], true);
            vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsPaused.selector, runId, subjects[i]));
            vm.prank(TRAINER);
            runs.start(runId);
            pauses.set(subjects[i], false);
        }

        vm.prank(TRAINER);
        runs.start(runId);
    }

    function test_NothingThatIsPausedIsFinalised() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        bytes32[4] memory subjects = subjectsOf(runId, runs.run(runId).config);
        pass(CHALLENGE_WINDOW);
        for (uint256 i; i < 4; ++i) {
            pauses.set(subjects[i], true);
            vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsPaused.selector, runId, subjects[i]));
            runs.finalize(runId);
            pauses.set(subjects[i], false);
        }

        runs.finalize(runId);
        assertStatus(runId, ITrainingRuns.RunStatus.Finalized);
    }

    function test_TheLeaseIsBounded() public {
        ITrainingRuns.Settings memory settings = Samples.settings(0);
        settings.leaseDuration = 1 minutes;
        assertEq(new TrainingRuns(address(this), context, models, settings).leaseDuration(), 1 minutes);
        settings.leaseDuration = 90 days;
        assertEq(new TrainingRuns(address(this), context, models, settings).leaseDuration(), 90 days);

        uint48[2] memory faults = [uint48(59), 90 days + 1];
        for (uint256 i; i < 2; ++i) {
            settings.leaseDuration = faults[i];
            vm.expectRevert(abi.encodeWithSelector(IRunLeases.RunLeasesInvalidDuration.selector, faults[i]));
            new TrainingRuns(address(this), context, models, settings);
        }
    }

    /// @dev The run itself, its config, the last training set, the evaluation set.
    function subjectsOf(RunId runId, ConfigId configId) private view returns (bytes32[4] memory subjects) {
        subjects[0] = bytes32(RunId.unwrap(runId));
        subjects[1] = ConfigId.unwrap(configId);
        subjects[2] = DatasetId.unwrap(trainingSets[1]);
        subjects[3] = DatasetId.unwrap(evaluationSets[0]);
    }

    function assertSettled(RunId runId, ITrainingRuns.RunStatus status) private view {
        ITrainingRuns.Run memory run = runs.run(runId);
        assertEq(uint256(run.status), uint256(status));
        assertEq(run.updatedAt, vm.getBlockTimestamp());
        assertEq(run.phaseEndsAt, 0);
        assertEq(run.stake, 0);
        assertEq(run.bounty, 0);
    }

    function expectNotTrainer(address account) private {
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsNotTrainer.selector, account));
    }

    function test_NothingIsSaidOfALeaseThatNobodyHeld() public {
        RunId started = authorizedRun(true);
        RunId expired = authorizedRun(true);

        vm.recordLogs();
        vm.prank(TRAINER);
        runs.start(started);
        pass(1 days + 1);
        runs.expire(expired);

        IVm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) assertTrue(logs[i].topics[0] != IRunLeases.LeaseLost.selector, "lost");
    }
}
