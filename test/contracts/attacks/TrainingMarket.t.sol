// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IRunDisputes} from "../../../contracts/interfaces/IRunDisputes.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Market} from "../support/Market.sol";
import {ReentrantTrainer} from "../support/ReentrantTrainer.sol";
import {Samples} from "../support/Samples.sol";

contract TrainingMarketAttack is Market {
    function test_ReentrancyWhileBeingPaidGetsNothingMore() public {
        ReentrantTrainer thief = new ReentrantTrainer(runs);
        runs.setTrainer(address(thief), true);
        vm.deal(address(this), 5 ether);
        thief.register{value: 5 ether}();
        RunId runId = runs.authorizeRelease(approvedConfigThatIs(Reproducibility.BitExact), 1 days, BOUNTY);
        thief.train(runId, Samples.result(5));
        finalized(runId);
        thief.exit(5 ether);
        pass(14 days);
        uint256 before = address(runs).balance;

        thief.collect();

        assertEq(address(thief).balance, 5 ether + BOUNTY);
        assertEq(address(runs).balance, before - 5 ether - BOUNTY);
        assertEq(thief.refusals(), 4);
    }

    /// @dev Inflated numbers over a true artifact would pass the gate; whoever repeats the run sees it.
    function test_ALieAboutTheMetricsCostsTheStakeAndBringsNoVersion() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        ITrainingRuns.Result memory lie = Samples.result(5);
        lie.metricAfter = 999_999;
        vm.prank(TRAINER);
        runs.submit(runId, lie, "");
        vm.prank(CHALLENGER);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);

        voteOfVerifiers(runId, 3, reported());

        assertStatus(runId, ITrainingRuns.RunStatus.Overturned);
        assertEq(runs.trainerOf(TRAINER).bond, BOND - STAKE);
        assertEq(models.versionCount(lineage), 1);
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(baseVersion));
    }

    function test_GarbageIsOverturnedByWhoCanReproduceNothing() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        IRunDisputes.Finding memory nothing;

        voteOfVerifiers(runId, 3, nothing);

        assertStatus(runId, ITrainingRuns.RunStatus.Overturned);
        assertEq(models.versionCount(lineage), 1);
    }

    function test_ABondCannotLeaveFromUnderADispute() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        uint96 free = runs.trainerOf(TRAINER).bond;
        vm.prank(TRAINER);
        runs.unbond(free);
        runs.slashTrainer(TRAINER, type(uint96).max, REASON);

        voteOfVerifiers(runId, 3, other());

        assertTrue(runs.payments(CHALLENGER) > DISPUTE_BOND, "the winner is paid");
        assertEq(runs.run(runId).stake, 0);
    }

    /// @dev A griefer pays the honest trainer and the jury for every result that it disputes in vain.
    function test_DisputingInVainPaysTheTrainer() public {
        uint256 before = CHALLENGER.balance;
        for (uint256 i; i < 3; ++i) {
            RunId runId = disputedRun(Reproducibility.BitExact);
            voteOfVerifiers(runId, 3, reported());
            finalized(runId);
            assertStatus(runId, ITrainingRuns.RunStatus.Finalized);
        }

        assertEq(before - CHALLENGER.balance, 3 * DISPUTE_BOND);
        assertEq(runs.payments(CHALLENGER), 0);
        assertTrue(runs.payments(TRAINER) >= 3 * (BOUNTY + (DISPUTE_BOND * 8) / 10), "paid for the trouble");
    }

    /// @dev One dispute a result: nobody delays a release for longer than one vote, however much is spent on it.
    function test_DisputesCannotBeChained() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        vm.deal(MALLORY, 10 ether);

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Disputed);
        vm.prank(MALLORY);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);

        voteOfVerifiers(runId, 3, reported());
        vm.expectPartialRevert(IRunDisputes.RunDisputesJudged.selector);
        vm.prank(MALLORY);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);
    }

    /// @dev Registering, bonding and training make nobody a verifier: only a decision does.
    function test_AHundredSybilsDecideNoDispute() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        for (uint160 i; i < 100; ++i) {
            address sybil = address(0x5B11 + i);
            bond(sybil, 1 ether);
            vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesNotJuror.selector, runId, sybil));
            vote(runId, sybil, other());
        }
        assertStatus(runId, ITrainingRuns.RunStatus.Disputed);
    }

    function test_NothingIsFinalWhileTheJurySits() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        pass(CHALLENGE_WINDOW);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Disputed);
        runs.finalize(runId);
        pass(VOTING_PERIOD);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Disputed);
        runs.finalize(runId);

        runs.closeDispute(runId);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Refused);
        runs.finalize(runId);
    }

    function test_ALivingTrainersRunCannotBeTaken() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        for (uint256 i; i < 3; ++i) {
            pass(LEASE - 1);
            expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Started);
            vm.prank(RIVAL);
            runs.start(runId);
            vm.prank(TRAINER);
            runs.heartbeat(runId);
        }
        assertEq(runs.run(runId).trainer, TRAINER);
    }

    /// @dev A trainer that claims and dies again and again pays each time, and keeps the run from nobody.
    function test_ClaimingAndDyingCostsEveryTime() public {
        RunId runId = claimedRun(Reproducibility.BitExact);
        pass(LEASE);
        vm.prank(RIVAL);
        runs.start(runId);
        pass(LEASE);
        vm.prank(TRAINER);
        runs.start(runId);
        pass(LEASE);
        vm.prank(RIVAL);
        runs.start(runId);

        assertEq(runs.trainerOf(TRAINER).bond, BOND - 0.5 ether);
        assertEq(runs.payments(address(this)), 0.75 ether);
    }

    /// @dev A challenger that cannot be paid stands in nobody's way.
    function test_AChallengerThatRefusesEtherDoesNotBlockAVerdict() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        vm.etch(CHALLENGER, hex"fe");
        vm.prank(CHALLENGER);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);

        voteOfVerifiers(runId, 3, other());

        assertStatus(runId, ITrainingRuns.RunStatus.Overturned);
    }

    function test_ATrainersKeyDecidesNothing() public {
        vm.startPrank(TRAINER);
        expectUnauthorized(TRAINER);
        runs.setTrainer(TRAINER, true);
        expectUnauthorized(TRAINER);
        runs.setVerifier(TRAINER, true);
        expectUnauthorized(TRAINER);
        runs.slashTrainer(RIVAL, 1, REASON);
        vm.stopPrank();
    }
}
