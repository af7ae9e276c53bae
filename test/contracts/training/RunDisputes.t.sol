// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IPullPayments} from "../../../contracts/interfaces/IPullPayments.sol";
import {IRunBounties} from "../../../contracts/interfaces/IRunBounties.sol";
import {IRunDisputes} from "../../../contracts/interfaces/IRunDisputes.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {IVm} from "../support/IVm.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

contract RunDisputesTest is Market {
    /// @dev A fifth of 0.5 ether among three jurors, rounded down.
    uint256 private constant FEE_OF_DISPUTE_BOND = 0.1 ether / uint256(3);

    /// @dev A fifth of 1 ether among three jurors, rounded down.
    uint256 private constant FEE_OF_STAKE = 0.2 ether / uint256(3);

    function test_DisputingOpensAVote() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        uint48 votingEndsAt = 1_700_000_000 + VOTING_PERIOD;

        vm.expectEmit(address(runs));
        emit IRunDisputes.RunDisputed(runId, CHALLENGER, REASON, true, 3, votingEndsAt);
        vm.prank(CHALLENGER);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);

        IRunDisputes.Dispute memory expected = IRunDisputes.Dispute({
            challenger: CHALLENGER,
            bond: DISPUTE_BOND,
            threshold: 3,
            bitExact: true,
            verdict: IRunDisputes.Verdict.None,
            windowEndsAt: 1_700_000_000 + CHALLENGE_WINDOW
        });
        assertEq(keccak256(abi.encode(runs.disputeOf(runId))), keccak256(abi.encode(expected)));
        assertStatus(runId, ITrainingRuns.RunStatus.Disputed);
        assertEq(runs.run(runId).phaseEndsAt, votingEndsAt);
        assertEq(runs.run(runId).bounty, BOUNTY);
        assertEq(runs.run(runId).stake, STAKE);
    }

    function test_OnlyAReportedResultIsDisputedAndOnlyInItsWindow() public {
        RunId claimed = claimedRun(Reproducibility.BitExact);
        expectUnexpectedStatus(claimed, ITrainingRuns.RunStatus.Started);
        dispute(claimed, CHALLENGER, DISPUTE_BOND, REASON);

        RunId early = reportedRun(Reproducibility.BitExact);
        RunId late = reportedRun(Reproducibility.BitExact);
        pass(CHALLENGE_WINDOW - 1);
        dispute(early, CHALLENGER, DISPUTE_BOND, REASON);
        pass(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRunDisputes.RunDisputesWindowClosed.selector,
                late,
                1_700_000_000 + CHALLENGE_WINDOW
            )
        );
        dispute(late, CHALLENGER, DISPUTE_BOND, REASON);
    }

    function test_ADisputeNamesEvidenceAndBringsExactlyItsBond() public {
        RunId runId = reportedRun(Reproducibility.BitExact);

        vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesNoEvidence.selector, runId));
        dispute(runId, CHALLENGER, DISPUTE_BOND, 0);
        uint256[2] memory wrong = [uint256(DISPUTE_BOND) - 1, DISPUTE_BOND + 1];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesWrongBond.selector, wrong[i], DISPUTE_BOND));
            dispute(runId, CHALLENGER, wrong[i], REASON);
        }
    }

    function test_ATrainerDoesNotDisputeItsOwnResult() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        vm.deal(TRAINER, 1 ether);

        vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesByTrainer.selector, runId));
        dispute(runId, TRAINER, DISPUTE_BOND, REASON);
    }

    function test_VerifiersWhoComeToTheReportedResultUpholdIt() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        voteOfVerifiers(runId, 2, reported());
        assertStatus(runId, ITrainingRuns.RunStatus.Disputed);
        pass(10);

        vm.expectEmit(address(runs));
        emit IRunDisputes.VerdictCast(runId, verifier(2), reported());
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(verifier(0), FEE_OF_DISPUTE_BOND);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(verifier(1), FEE_OF_DISPUTE_BOND);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(verifier(2), FEE_OF_DISPUTE_BOND);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(TRAINER, DISPUTE_BOND - 3 * FEE_OF_DISPUTE_BOND);
        vm.expectEmit(address(runs));
        emit IRunDisputes.DisputeResolved(runId, IRunDisputes.Verdict.Upheld, digestOf(reported()));
        vote(runId, verifier(2), reported());

        assertVerdict(runId, IRunDisputes.Verdict.Upheld, ITrainingRuns.RunStatus.Submitted);
        assertEq(runs.run(runId).stake, STAKE);
        assertEq(runs.run(runId).phaseEndsAt, 1_700_000_000 + CHALLENGE_WINDOW);
        assertEq(runs.votesFor(runId, digestOf(reported())), 3);
    }

    function test_AnUpheldResultIsUndisputedWhileItsWindowLasts() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        voteOfVerifiers(runId, 3, reported());
        bytes memory judged = abi.encodeWithSelector(
            IRunDisputes.RunDisputesJudged.selector,
            runId,
            IRunDisputes.Verdict.Upheld
        );
        uint48 windowEndsAt = 1_700_000_000 + CHALLENGE_WINDOW;

        vm.expectRevert(judged);
        dispute(runId, MALLORY, 0, REASON);

        vm.warp(windowEndsAt - 1);
        vm.expectRevert(judged);
        dispute(runId, MALLORY, 0, REASON);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsWindowOpen.selector, runId, windowEndsAt));
        runs.finalize(runId);
        vm.warp(windowEndsAt);
        runs.finalize(runId);
        assertStatus(runId, ITrainingRuns.RunStatus.Finalized);
        assertEq(runs.payments(TRAINER), BOUNTY + DISPUTE_BOND - 3 * FEE_OF_DISPUTE_BOND);
        assertEq(runs.trainerOf(TRAINER).bond, BOND);
    }

    /// @dev The bond went to jurors and trainer with the verdict.
    function test_AChallengerThatLostGetsNothingWhenTheRunIsCancelled() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        voteOfVerifiers(runId, 3, reported());

        runs.cancel(runId, REASON);

        assertEq(runs.payments(CHALLENGER), 0);
        assertEq(runs.payments(TRAINER), DISPUTE_BOND - 3 * FEE_OF_DISPUTE_BOND);
        assertEq(runs.payments(address(streams)), BOUNTY);
    }

    function test_VerifiersWhoAgreeOnAnotherResultOverturnIt() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        voteOfVerifiers(runId, 2, other());

        vm.expectEmit(address(runs));
        emit IRunBounties.BountyReturned(runId, BOUNTY);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(verifier(0), FEE_OF_STAKE);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(verifier(1), FEE_OF_STAKE);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(verifier(2), FEE_OF_STAKE);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(CHALLENGER, DISPUTE_BOND + (STAKE - 3 * FEE_OF_STAKE) / 2);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(address(this), (STAKE - 3 * FEE_OF_STAKE) / 2);
        vm.expectEmit(address(runs));
        emit IRunDisputes.DisputeResolved(runId, IRunDisputes.Verdict.Overturned, digestOf(other()));
        vote(runId, verifier(2), other());

        assertVerdict(runId, IRunDisputes.Verdict.Overturned, ITrainingRuns.RunStatus.Overturned);
        assertEq(runs.run(runId).stake, 0);
        assertEq(runs.run(runId).bounty, 0);
        assertEq(runs.run(runId).phaseEndsAt, 0);
        assertEq(runs.trainerOf(TRAINER).bond, BOND - STAKE);
        assertEq(runs.payments(address(streams)), BOUNTY);
        assertEq(runs.payments(TRAINER), 0);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Overturned);
        runs.finalize(runId);
    }

    /// @dev A right artifact with wrong numbers is a lie too: the gate believes the numbers.
    function test_EveryPartOfAFindingCounts() public {
        for (uint256 fault; fault < 7; ++fault) {
            RunId runId = disputedRun(Reproducibility.BitExact);
            IRunDisputes.Finding memory finding = reported();
            if (fault == 0) finding.artifact.root = 0;
            if (fault == 1) finding.metricBefore += 1;
            if (fault == 2) finding.metricAfter -= 1;
            if (fault == 3) finding.worstRegression += 1;
            if (fault == 4) finding.artifact.dirHash1 = REASON;
            if (fault == 5) finding.artifact.totalBytes += 1;
            if (fault == 6) finding.artifact.fileCount += 1;

            voteOfVerifiers(runId, 3, finding);

            assertVerdict(runId, IRunDisputes.Verdict.Overturned, ITrainingRuns.RunStatus.Overturned);
        }
    }

    /// @dev Three machines that come to three results show nothing but that something is wrong with the machines.
    function test_VerifiersWhoDisagreeDecideNothing() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        for (uint160 i; i < 5; ++i) {
            IRunDisputes.Finding memory finding = other();
            finding.artifact.root = keccak256(abi.encode(i / 2));
            vote(runId, verifier(i), finding);
        }
        assertStatus(runId, ITrainingRuns.RunStatus.Disputed);

        pass(VOTING_PERIOD);
        closeUndecided(runId);
    }

    function test_ReviewersJudgeAttestedResults() public {
        RunId upheld = disputedRun(Reproducibility.Attested);
        vote(upheld, reviewer(0), reported());
        vote(upheld, reviewer(1), reported());
        assertVerdict(upheld, IRunDisputes.Verdict.Upheld, ITrainingRuns.RunStatus.Submitted);

        RunId overturned = disputedRun(Reproducibility.Attested);
        IRunDisputes.Finding memory another = other();
        another.artifact.root = 0;
        vote(overturned, reviewer(0), other());
        vm.expectEmit(address(runs));
        emit IRunDisputes.VerdictCast(overturned, reviewer(1), another);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(CHALLENGER, DISPUTE_BOND + 0.4 ether);
        vote(overturned, reviewer(1), another);
        assertVerdict(overturned, IRunDisputes.Verdict.Overturned, ITrainingRuns.RunStatus.Overturned);
        assertEq(runs.votesFor(overturned, 0), 2);
        assertEq(runs.votesFor(overturned, digestOf(other())), 0);
    }

    function test_ReviewersWhoDisagreeDecideNothing() public {
        RunId runId = disputedRun(Reproducibility.Attested);
        vote(runId, reviewer(0), other());
        vote(runId, reviewer(1), reported());

        assertStatus(runId, ITrainingRuns.RunStatus.Disputed);
        assertEq(runs.votesFor(runId, 0), 1);
        assertEq(runs.votesFor(runId, digestOf(reported())), 1);
    }

    function test_OnlyTheRightJuryVotes() public {
        RunId bitExact = disputedRun(Reproducibility.BitExact);
        expectNotJuror(bitExact, reviewer(0));
        vote(bitExact, reviewer(0), reported());
        expectNotJuror(bitExact, MALLORY);
        vote(bitExact, MALLORY, reported());

        RunId attested = disputedRun(Reproducibility.Attested);
        expectNotJuror(attested, verifier(0));
        vote(attested, verifier(0), reported());
    }

    function test_PartiesDoNotJudgeThemselves() public {
        runs.setVerifier(TRAINER, true);
        runs.setVerifier(CHALLENGER, true);
        RunId runId = disputedRun(Reproducibility.BitExact);

        expectNotJuror(runId, TRAINER);
        vote(runId, TRAINER, reported());
        expectNotJuror(runId, CHALLENGER);
        vote(runId, CHALLENGER, other());
    }

    function test_ADismissedVerifierDoesNotVote() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        runs.setVerifier(verifier(0), false);

        expectNotJuror(runId, verifier(0));
        vote(runId, verifier(0), reported());
    }

    function test_AJurorVotesOnce() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        vote(runId, verifier(0), other());
        assertTrue(runs.hasVoted(runId, verifier(0)), "voted");

        vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesAlreadyVoted.selector, runId, verifier(0)));
        vote(runId, verifier(0), reported());
    }

    function test_TheVoteEndsWithItsPeriod() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        uint48 votingEndsAt = 1_700_000_000 + VOTING_PERIOD;
        vm.warp(votingEndsAt - 1);
        vote(runId, verifier(0), reported());
        vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesVotingOpen.selector, runId, votingEndsAt));
        runs.closeDispute(runId);

        vm.warp(votingEndsAt);
        vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesVotingEnded.selector, runId, votingEndsAt));
        vote(runId, verifier(1), reported());
        closeUndecided(runId);
    }

    function test_ThereIsNothingToVoteOnOrToCloseWithoutADispute() public {
        RunId runId = reportedRun(Reproducibility.BitExact);
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Submitted);
        vote(runId, verifier(0), reported());
        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Submitted);
        runs.closeDispute(runId);
    }

    function test_NothingIsFinalDuringADispute() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        pass(2 * VOTING_PERIOD);

        expectUnexpectedStatus(runId, ITrainingRuns.RunStatus.Disputed);
        runs.finalize(runId);
    }

    function test_WithoutAStakeAChallengerHasItsBondBackAlone() public {
        ITrainingRuns.Terms memory terms = runs.terms();
        terms.minBond = 0;
        runs.setTerms(terms);
        RunId runId = disputedRun(Reproducibility.BitExact);

        voteOfVerifiers(runId, 3, other());

        assertEq(runs.payments(CHALLENGER), DISPUTE_BOND);
        assertEq(runs.payments(verifier(0)), 0);
    }

    /// @dev What cannot be halved is the treasury's.
    function test_AnOddWeiOfAStakeIsTheTreasurys() public {
        ITrainingRuns.Terms memory terms = runs.terms();
        (terms.minBond, terms.jurorShare) = (3, 0);
        runs.setTerms(terms);
        RunId runId = disputedRun(Reproducibility.BitExact);

        voteOfVerifiers(runId, 3, other());

        assertEq(runs.payments(CHALLENGER), DISPUTE_BOND + 1);
        assertEq(runs.payments(address(this)), 2);
    }

    /// @dev The share is the one of the terms when the vote is over, of the bond that was put at stake.
    function test_AnUndecidedDisputeCostsTheShareOfTheTerms() public {
        uint16[2] memory shares = [uint16(0), 10_000];
        for (uint256 i; i < 2; ++i) {
            RunId runId = disputedRun(Reproducibility.BitExact);
            ITrainingRuns.Terms memory terms = runs.terms();
            (terms.lapseShare, terms.disputeBond) = (shares[i], DISPUTE_BOND);
            runs.setTerms(terms);
            pass(VOTING_PERIOD);
            vm.recordLogs();
            runs.closeDispute(runId);
            assertEq(creditsIn(vm.getRecordedLogs()), 2);
            assertEq(runs.payments(CHALLENGER), DISPUTE_BOND);
            assertEq(runs.payments(address(this)), i == 0 ? 0 : DISPUTE_BOND);
        }
    }

    function test_AnOpenDisputeKeepsItsBondWhateverTheTermsBecome() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        ITrainingRuns.Terms memory terms = runs.terms();
        (terms.disputeBond, terms.jurorShare) = (3 ether, 0);
        runs.setTerms(terms);

        voteOfVerifiers(runId, 3, reported());

        assertEq(runs.payments(TRAINER), DISPUTE_BOND);
    }

    function test_TheVotingPeriodIsBounded() public {
        ITrainingRuns.Settings memory settings = Samples.settings(0);
        settings.votingPeriod = 1 minutes;
        assertEq(new TrainingRuns(address(this), context, models, settings).votingPeriod(), 1 minutes);
        settings.votingPeriod = 30 days;
        assertEq(new TrainingRuns(address(this), context, models, settings).votingPeriod(), 30 days);

        uint48[2] memory faults = [uint48(59), 30 days + 1];
        for (uint256 i; i < 2; ++i) {
            settings.votingPeriod = faults[i];
            vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesInvalidPeriod.selector, faults[i]));
            new TrainingRuns(address(this), context, models, settings);
        }
    }

    /// @dev Whatever the shares and the sums, what the loser loses is what the others get.
    function testFuzz_AVerdictLosesNoWei(uint96 bond, uint16 share, uint8 jurors, bool upholds) public {
        ITrainingRuns.Terms memory terms = runs.terms();
        terms.minBond = uint96(bound(bond, 0, BOND));
        terms.disputeBond = uint96(bound(bond >> 8, 0, 10 ether));
        terms.jurorShare = uint16(bound(share, 0, 5_000));
        terms.minVotes = uint16(bound(jurors, 1, 5));
        runs.setTerms(terms);
        RunId runId = reportedRun(Reproducibility.BitExact);
        dispute(runId, CHALLENGER, terms.disputeBond, REASON);
        uint160 count = uint160(runs.disputeOf(runId).threshold);

        voteOfVerifiers(runId, count, upholds ? reported() : other());

        uint256 paid = runs.payments(TRAINER) + runs.payments(CHALLENGER) + runs.payments(address(this));
        for (uint160 i; i < count; ++i) paid += runs.payments(verifier(i));
        uint256 stake = upholds ? 0 : terms.minBond;
        assertEq(paid, stake + terms.disputeBond);
        assertEq(runs.run(runId).stake, terms.minBond - stake);
    }

    function dispute(RunId runId, address challenger, uint256 value, bytes32 evidence) private {
        vm.prank(challenger);
        runs.dispute{value: value}(runId, evidence);
    }

    function closeUndecided(RunId runId) private {
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(CHALLENGER, (DISPUTE_BOND * 3) / 4);
        vm.expectEmit(address(runs));
        emit IPullPayments.PaymentCredited(address(this), DISPUTE_BOND / 4);
        vm.expectEmit(address(runs));
        emit IRunDisputes.DisputeResolved(runId, IRunDisputes.Verdict.Undecided, 0);
        vm.prank(MALLORY);
        runs.closeDispute(runId);

        assertVerdict(runId, IRunDisputes.Verdict.Undecided, ITrainingRuns.RunStatus.Refused);
        assertEq(runs.payments(CHALLENGER), (DISPUTE_BOND * 3) / 4);
        assertEq(runs.trainerOf(TRAINER).bond, BOND);
        assertEq(runs.payments(TRAINER), 0);
        assertEq(runs.payments(address(streams)), BOUNTY);
        assertEq(runs.run(runId).phaseEndsAt, 0);
    }

    function assertVerdict(RunId runId, IRunDisputes.Verdict verdict, ITrainingRuns.RunStatus status) private view {
        assertEq(uint256(runs.disputeOf(runId).verdict), uint256(verdict));
        assertStatus(runId, status);
    }

    function digestOf(IRunDisputes.Finding memory finding) private view returns (bytes32 digest) {
        digest = runs.findingDigestOf(finding);
        assertEq(digest, keccak256(abi.encode(finding)));
    }

    function expectNotJuror(RunId runId, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IRunDisputes.RunDisputesNotJuror.selector, runId, account));
    }

    /// @dev The bounty's and one part's of the bond: where the other part is nothing, nothing is said of it.
    function creditsIn(IVm.Log[] memory logs) private pure returns (uint256 count) {
        for (uint256 i; i < logs.length; ++i) if (logs[i].topics[0] == IPullPayments.PaymentCredited.selector) ++count;
    }
}
