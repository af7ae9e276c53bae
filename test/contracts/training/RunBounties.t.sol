// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IPullPayments} from "../../../contracts/interfaces/IPullPayments.sol";
import {IRunBounties} from "../../../contracts/interfaces/IRunBounties.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {ConfigId, RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {IVm} from "../support/IVm.sol";
import {FalseBudget} from "../support/FalseBudget.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

contract RunBountiesTest is Market {
    function test_ABountyIsDrawnFromTheBudget() public {
        ConfigId configId = approvedConfig();

        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunAuthorized(RunId.wrap(1), configId, 7, 1_700_086_400, true, BOUNTY);
        RunId runId = runs.authorizeRelease(configId, 1 days, BOUNTY);
        vm.expectEmit(address(runs));
        emit ITrainingRuns.RunAuthorized(RunId.wrap(2), configId, 7, 1_700_086_400, false, 1);
        RunId other = runs.authorize(configId, 1 days, 1);

        assertEq(runs.run(runId).bounty, BOUNTY);
        assertEq(runs.run(other).bounty, 1);
        assertEq(address(runs).balance, 2 * BOND + BOUNTY + 1);
        assertEq(streams.available(address(runs)), BUDGET - BOUNTY - 1);
    }

    function test_WithoutABudgetThereIsNoBounty() public {
        TrainingRuns poor = new TrainingRuns(address(this), context, models, Samples.settings(0));
        ConfigId configId = approvedConfig();

        vm.expectRevert(abi.encodeWithSelector(IRunBounties.RunBountiesNoBudget.selector, 1));
        poor.authorizeRelease(configId, 1 days, 1);

        poor.authorizeRelease(configId, 1 days, 0);
    }

    function test_ABudgetThatSendsLessAuthorisesNothing() public {
        ITrainingRuns.Settings memory settings = Samples.settings(0);
        settings.budget = new FalseBudget();
        vm.deal(address(settings.budget), 5 ether);
        TrainingRuns cheated = new TrainingRuns(address(this), context, models, settings);
        vm.deal(address(cheated), 1 ether);
        ConfigId configId = approvedConfig();

        vm.expectRevert(abi.encodeWithSelector(IRunBounties.RunBountiesUnfunded.selector, 2 ether, 2 ether - 1));
        cheated.authorizeRelease(configId, 1 days, 2 ether);
    }

    function test_OnlyTheBudgetPaysInWithoutAPurpose() public {
        vm.deal(MALLORY, 1 ether);
        vm.prank(MALLORY);
        (bool success, bytes memory reason) = address(runs).call{value: 1 ether}("");

        assertTrue(!success, "refused");
        assertEq(
            keccak256(reason),
            keccak256(abi.encodeWithSelector(IRunBounties.RunBountiesUnexpectedPayment.selector, MALLORY))
        );
    }

    function test_AResultThatPassesIsPaidAndItsStakeGivenBack() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        pass(CHALLENGE_WINDOW);

        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(TRAINER, BOUNTY);
        vm.expectEmit(address(runs));
        emit IRunBounties.BountyPaid(runId, TRAINER, BOUNTY);
        runs.finalize(runId);

        assertPaid(runId, ITrainingRuns.RunStatus.Finalized);
    }

    /// @dev Honest work is paid whatever came of it: a trainer that were paid for improvements alone would report some.
    function test_AResultThatTheGateRefusesIsPaidToo() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        ITrainingRuns.Result memory result = Samples.result(5);
        result.metricAfter = result.metricBefore;
        vm.prank(TRAINER);
        runs.submit(runId, result, "");

        finalized(runId);

        assertPaid(runId, ITrainingRuns.RunStatus.Refused);
    }

    function test_AResultWhoseDataLostItsApprovalIsPaidToo() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        datasets.revoke(trainingSets[0], REASON);

        finalized(runId);

        assertPaid(runId, ITrainingRuns.RunStatus.Refused);
    }

    function test_CancellingGivesEverythingBack() public {
        RunId untouched = runs.authorizeRelease(approvedConfig(), 1 days, BOUNTY);
        RunId claimed = claimedRun(Reproducibility.BitExact);
        RunId reported = reportedRun(Reproducibility.BitExact);
        RunId disputed = disputedRun(Reproducibility.BitExact);
        RunId[4] memory ids = [untouched, claimed, reported, disputed];

        for (uint256 i; i < 4; ++i) {
            vm.expectEmit(address(runs));
            emit IRunBounties.BountyReturned(ids[i], BOUNTY);
            vm.expectEmit(address(runs));
            emit ITrainingRuns.RunCancelled(ids[i], 7, REASON);
            runs.cancel(ids[i], REASON);

            assertEq(runs.run(ids[i]).stake, 0);
            assertEq(runs.run(ids[i]).bounty, 0);
            assertEq(runs.payments(address(streams)), (i + 1) * BOUNTY);
            assertEq(runs.payments(CHALLENGER), i == 3 ? DISPUTE_BOND : 0);
            assertStatus(ids[i], ITrainingRuns.RunStatus.Cancelled);
        }
        assertEq(runs.trainerOf(TRAINER).bond, BOND);
    }

    function test_TheBudgetCountsWhatItGetsBackAsNotDrawn() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        runs.cancel(runId, REASON);

        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentWithdrawn(address(streams), BOUNTY);
        vm.prank(MALLORY);
        runs.withdrawPayments(address(streams));

        assertEq(streams.available(address(runs)), BUDGET);
        assertEq(address(runs).balance, 2 * BOND);
        assertEq(runs.payments(address(streams)), 0);
    }

    function test_ABudgetThatWasClosedGetsItsBountiesBackAllTheSame() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        streams.close(address(runs), ETHER);
        runs.cancel(runId, REASON);
        uint256 before = address(this).balance;

        runs.withdrawPayments(address(streams));

        assertEq(address(this).balance, before + BOUNTY);
    }

    function test_ABountyOfOneWeiIsPaidAndGivenBackLikeAnyOther() public {
        ConfigId configId = approvedConfig();
        RunId paid = runs.authorizeRelease(configId, 1 days, 1);
        RunId cancelled = runs.authorizeRelease(configId, 1 days, 1);
        vm.prank(TRAINER);
        runs.start(paid);
        vm.prank(TRAINER);
        runs.submit(paid, Samples.result(5), "");

        finalized(paid);
        runs.cancel(cancelled, REASON);

        assertEq(runs.payments(TRAINER), 1);
        assertEq(runs.payments(address(streams)), 1);
    }

    function test_NothingIsSaidOfABountyThatThereIsNot() public {
        RunId finished = startedRun(true);
        RunId cancelled = authorizedRun(true);
        vm.prank(TRAINER);
        runs.submit(finished, Samples.result(5), "");
        pass(CHALLENGE_WINDOW);

        vm.recordLogs();
        runs.finalize(finished);
        runs.cancel(cancelled, REASON);

        IVm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            bytes32 name = logs[i].topics[0];
            assertTrue(name != IRunBounties.BountyPaid.selector, "paid");
            assertTrue(name != IRunBounties.BountyReturned.selector, "returned");
            assertTrue(name != IPullPayments.PaymentCredited.selector, "credited");
        }
    }

    function test_TrainersFetchWhatTheyEarned() public {
        finalized(reportedRun(Reproducibility.BitExact));

        runs.withdrawPayments(TRAINER);

        assertEq(TRAINER.balance, BOUNTY);
        assertEq(address(runs).balance, 2 * BOND);
    }

    function assertPaid(RunId runId, ITrainingRuns.RunStatus status) private view {
        assertStatus(runId, status);
        assertEq(runs.payments(TRAINER), BOUNTY);
        assertEq(runs.trainerOf(TRAINER).bond, BOND);
        assertEq(runs.run(runId).bounty, 0);
        assertEq(runs.run(runId).stake, 0);
        assertEq(runs.run(runId).phaseEndsAt, 0);
    }
}
