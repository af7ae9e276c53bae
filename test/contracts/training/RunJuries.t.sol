// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAgentIdentity} from "../../../contracts/interfaces/IAgentIdentity.sol";
import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {IRunJuries} from "../../../contracts/interfaces/IRunJuries.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

contract RunJuriesTest is Market {
    function test_ADecisionAdmitsAndDismissesVerifiers() public {
        vm.expectEmit(address(runs));
        emit IRunJuries.VerifierChanged(DAGNY, true, 7);
        runs.setVerifier(DAGNY, true);
        assertTrue(runs.isVerifier(DAGNY), "admitted");
        assertEq(runs.verifierCount(), 6);

        vm.expectEmit(address(runs));
        emit IRunJuries.VerifierChanged(DAGNY, false, 7);
        runs.setVerifier(DAGNY, false);
        assertTrue(!runs.isVerifier(DAGNY), "dismissed");
        assertEq(runs.verifierCount(), 5);
    }

    function test_NobodyIsCountedTwice() public {
        vm.expectRevert(abi.encodeWithSelector(IRunJuries.RunJuriesVerifierUnchanged.selector, verifier(0)));
        runs.setVerifier(verifier(0), true);
        vm.expectRevert(abi.encodeWithSelector(IRunJuries.RunJuriesVerifierUnchanged.selector, DAGNY));
        runs.setVerifier(DAGNY, false);
    }

    function test_ThereAre64VerifiersAtMost() public {
        for (uint160 i = 5; i < 64; ++i) runs.setVerifier(verifier(i), true);

        vm.expectRevert(abi.encodeWithSelector(IRunJuries.RunJuriesFull.selector));
        runs.setVerifier(verifier(64), true);

        runs.setVerifier(verifier(63), false);
        runs.setVerifier(verifier(64), true);
    }

    function test_OnlyADecisionNamesVerifiers() public {
        context.set(0);
        expectUnauthorized(address(this));
        runs.setVerifier(DAGNY, true);
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        runs.setVerifier(MALLORY, true);
    }

    function test_AMajorityOfTheJuryDecides() public {
        assertThreshold(5, 3);
        runs.setVerifier(verifier(4), false);
        assertThreshold(4, 3);
        runs.setVerifier(verifier(3), false);
        assertThreshold(3, 2);
    }

    function test_NeverFewerThanTheTermsAskFor() public {
        setMinVotes(5);
        assertThreshold(5, 5);
    }

    function test_PartiesAreNotOfTheJury() public {
        runs.setVerifier(TRAINER, true);
        assertThreshold(6, 3);
        runs.setVerifier(CHALLENGER, true);
        assertThreshold(7, 3);
    }

    function test_ADisputeThatNobodyCanDecideIsNoDispute() public {
        setMinVotes(5);
        runs.setVerifier(verifier(4), false);
        expectTooSmall(Reproducibility.BitExact, 4, 5);

        setMinVotes(1);
        for (uint160 i; i < 4; ++i) runs.setVerifier(verifier(i), false);
        expectTooSmall(Reproducibility.BitExact, 0, 1);
    }

    /// @dev A challenger that were counted although it may not vote would leave nobody to decide.
    function test_AJuryOfPartiesAloneIsNone() public {
        setMinVotes(1);
        for (uint160 i; i < 5; ++i) runs.setVerifier(verifier(i), false);
        runs.setVerifier(CHALLENGER, true);
        expectTooSmall(Reproducibility.BitExact, 0, 1);

        runs.setVerifier(TRAINER, true);
        expectTooSmall(Reproducibility.BitExact, 0, 1);
    }

    function test_ReviewersAreTheJuryOfAttestedConfigs() public {
        RunId runId = disputedRun(Reproducibility.Attested);
        assertEq(runs.disputeOf(runId).threshold, 2);
        assertTrue(!runs.disputeOf(runId).bitExact, "attested");

        for (uint160 i; i < 3; ++i) {
            panel.setReviewer(
                reviewer(i),
                IReviewers.ReviewerKind.None,
                IReviewers.Agent(IAgentIdentity(address(0)), 0)
            );
        }
        expectTooSmall(Reproducibility.Attested, 0, 2);
    }

    function test_WithoutAPanelAttestedResultsCannotBeDisputed() public {
        ITrainingRuns.Settings memory settings = Samples.settings(CHALLENGE_WINDOW);
        TrainingRuns alone = new TrainingRuns(address(this), context, models, settings);
        alone.setTrainer(TRAINER, true);
        RunId runId = alone.authorizeRelease(approvedConfigThatIs(Reproducibility.Attested), 1 days, 0);
        vm.prank(TRAINER);
        alone.start(runId);
        vm.prank(TRAINER);
        alone.submit(runId, Samples.result(5), "");

        vm.expectRevert(abi.encodeWithSelector(IRunJuries.RunJuriesTooSmall.selector, runId, 0, 1));
        vm.prank(CHALLENGER);
        alone.dispute(runId, REASON);
    }

    function setMinVotes(uint16 minVotes) private {
        ITrainingRuns.Terms memory terms = runs.terms();
        terms.minVotes = minVotes;
        runs.setTerms(terms);
    }

    function assertThreshold(uint256 verifiers, uint256 expected) private {
        assertEq(runs.verifierCount(), verifiers);
        assertEq(runs.disputeOf(disputedRun(Reproducibility.BitExact)).threshold, expected);
    }

    function expectTooSmall(Reproducibility reproducibility, uint256 jurors, uint256 threshold) private {
        RunId runId = reportedRun(reproducibility);
        vm.expectRevert(abi.encodeWithSelector(IRunJuries.RunJuriesTooSmall.selector, runId, jurors, threshold));
        vm.prank(CHALLENGER);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);
    }
}
