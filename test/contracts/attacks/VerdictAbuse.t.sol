// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

/// @dev A trainer or a challenger that turns the jury, honest or lazy, to its own use.
contract VerdictAbuseAttack is Market {
    /// @dev True weights under the digest of another folder: who checks a download by `sha256sum` would take that folder for
    ///      what holders put in force. Whoever repeats the run finds another commitment.
    function test_TheDigestOfAnotherFolderIsNotUpheld() public {
        for (uint256 lie; lie < 3; ++lie) {
            RunId runId = claimedRun(Reproducibility.BitExact);
            ITrainingRuns.Result memory result = Samples.result(5);
            if (lie == 0) result.artifact.dirHash1 = keccak256("SHA256SUMS of another folder");
            if (lie == 1) result.artifact.totalBytes += 1;
            if (lie == 2) result.artifact.fileCount += 1;
            vm.prank(TRAINER);
            runs.submit(runId, result, "");
            vm.prank(CHALLENGER);
            runs.dispute{value: DISPUTE_BOND}(runId, REASON);

            voteOfVerifiers(runId, 3, reported());

            assertStatus(runId, ITrainingRuns.RunStatus.Overturned);
        }
    }

    /// @dev The trainer disputes itself by another account, for no reason, and the jury upholds within a second. Holders keep
    ///      the whole window to cancel the run.
    function test_ADisputeMadeToFailTakesNoTimeFromTheHolders() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        uint256 windowEndsAt = vm.getBlockTimestamp() + CHALLENGE_WINDOW;
        voteOfVerifiers(runId, 3, reported());

        vm.warp(windowEndsAt - 1);
        vm.expectPartialRevert(ITrainingRuns.TrainingRunsWindowOpen.selector);
        runs.finalize(runId);
        runs.cancel(runId, REASON);
        assertStatus(runId, ITrainingRuns.RunStatus.Cancelled);
    }

    /// @dev The liar is about to be found out, and disputes itself by another account: there is one dispute a result, and the
    ///      winner's part of the stake would be its own again. Most of the stake is gone all the same.
    function test_ALiarThatDisputesItselfLosesMostOfItsStake() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        voteOfVerifiers(runId, 3, other());

        uint256 backAgain = runs.payments(CHALLENGER) - DISPUTE_BOND;
        assertTrue(backAgain < STAKE / 2, "less than half of the stake comes back");
        assertEq(runs.trainerOf(TRAINER).bond, BOND - STAKE);
    }

    /// @dev No juror sits, so every result can be stopped by whoever disputes it. It costs a share of the bond each time, which
    ///      is nobody's gain: neither the trainer's, which may have lied, nor that of who made the jury stay away.
    function test_AVetoByAJuryThatDoesNotSitIsPaidFor() public {
        for (uint256 i = 1; i < 4; ++i) {
            RunId runId = disputedRun(Reproducibility.BitExact);
            vm.warp(vm.getBlockTimestamp() + VOTING_PERIOD);
            runs.closeDispute(runId);
            assertEq(runs.payments(CHALLENGER), (i * DISPUTE_BOND * 3) / 4);
            assertEq(runs.payments(address(this)), (i * DISPUTE_BOND) / 4);
        }
        assertEq(runs.payments(TRAINER), 0);
        assertEq(runs.trainerOf(TRAINER).bond, BOND);
    }

    /// @dev The trainer sees that it will be slashed and puts its bond at stake in a run, where no decision reaches it. Dismissed,
    ///      it can only give the run up, and the bond needs longer to leave than holders need to decide again.
    function test_ABondHiddenInARunIsSlashedNextTime() public {
        vm.prank(TRAINER);
        runs.unbond(BOND - STAKE);
        RunId runId = claimedRun(Reproducibility.BitExact);
        runs.setTrainer(TRAINER, false);
        runs.slashTrainer(TRAINER, BOND, REASON);
        assertEq(runs.payments(address(this)), BOND - STAKE);

        vm.startPrank(TRAINER);
        runs.fail(runId, REASON);
        runs.unbond(STAKE);
        vm.stopPrank();
        vm.warp(vm.getBlockTimestamp() + runs.unbondingDelay() - 1);
        runs.slashTrainer(TRAINER, BOND, REASON);

        assertEq(runs.payments(address(this)), BOND);
    }
}
