// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAgentIdentity} from "../../../contracts/interfaces/IAgentIdentity.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {IRunDisputes} from "../../../contracts/interfaces/IRunDisputes.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {ITreasuryStreams} from "../../../contracts/interfaces/ITreasuryStreams.sol";
import {ReviewPanel} from "../../../contracts/review/ReviewPanel.sol";
import {TreasuryStreams} from "../../../contracts/treasury/TreasuryStreams.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {ConfigId, RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {FakePauses} from "./FakePauses.sol";
import {Registries} from "./Registries.sol";
import {Samples} from "./Samples.sol";

/// @dev The registries with everything at stake: a budget of 100 ether, two bonded trainers, five verifiers, three
///      reviewers, and a council that pauses what a test says.
abstract contract Market is Registries {
    address internal constant RIVAL = address(0x7B);
    address internal constant CHALLENGER = address(0xC4A);
    address internal constant REVIEWER = address(0x4E00);
    address internal constant VERIFIER = address(0x5E00);
    uint256 internal constant BUDGET = 100 ether;
    uint96 internal constant BOND = 10 ether;
    uint96 internal constant STAKE = 1 ether;
    uint96 internal constant DISPUTE_BOND = 0.5 ether;
    uint128 internal constant BOUNTY = 2 ether;
    uint48 internal constant LEASE = 6 hours;
    uint48 internal constant VOTING_PERIOD = 1 hours;

    TreasuryStreams internal streams;
    ReviewPanel internal panel;
    FakePauses internal pauses;

    /// @dev What the timelock is paid.
    receive() external payable {}

    function setUp() public virtual override {
        super.setUp();
        ITreasuryStreams.Terms memory terms = ITreasuryStreams.Terms({rate: 1, cap: uint128(BUDGET), period: 365 days});
        vm.deal(address(this), BUDGET);
        streams.open{value: BUDGET}(address(runs), ETHER, terms, BUDGET);
        runs.setTrainer(RIVAL, true);
        bond(TRAINER, BOND);
        bond(RIVAL, BOND);
        vm.deal(CHALLENGER, 10 ether);
        for (uint160 i; i < 5; ++i) runs.setVerifier(verifier(i), true);
        for (uint160 i; i < 3; ++i) {
            panel.setReviewer(
                reviewer(i),
                IReviewers.ReviewerKind.Person,
                IReviewers.Agent(IAgentIdentity(address(0)), 0)
            );
        }
    }

    function runSettings() internal virtual override returns (ITrainingRuns.Settings memory settings) {
        context.set(7);
        streams = new TreasuryStreams(address(this), context);
        panel = new ReviewPanel(address(this), context);
        pauses = new FakePauses();
        settings = Samples.settings(CHALLENGE_WINDOW);
        settings.terms.minBond = STAKE;
        settings.terms.disputeBond = DISPUTE_BOND;
        settings.terms.minVotes = 2;
        (settings.reviews, settings.pauses, settings.budget) = (panel, pauses, streams);
    }

    function verifier(uint160 index) internal pure returns (address) {
        return address(uint160(VERIFIER) + index);
    }

    function reviewer(uint160 index) internal pure returns (address) {
        return address(uint160(REVIEWER) + index);
    }

    function bond(address trainer, uint256 amount) internal {
        vm.deal(trainer, amount);
        vm.prank(trainer);
        runs.registerTrainer{value: amount}("8 x H200, CUDA 13");
    }

    function approvedConfigThatIs(Reproducibility reproducibility) internal returns (ConfigId configId) {
        IModelConfigs.Config memory sample = config();
        sample.reproducibility = reproducibility;
        configId = models.configIdOf(sample);
        if (models.config(configId).proposalId == 0) models.approveConfig(sample, "");
    }

    function claimedRun(Reproducibility reproducibility) internal returns (RunId runId) {
        runId = runs.authorizeRelease(approvedConfigThatIs(reproducibility), 1 days, BOUNTY);
        vm.prank(TRAINER);
        runs.start(runId);
    }

    function reportedRun(Reproducibility reproducibility) internal returns (RunId runId) {
        runId = claimedRun(reproducibility);
        vm.prank(TRAINER);
        runs.submit(runId, Samples.result(5), "");
    }

    function disputedRun(Reproducibility reproducibility) internal returns (RunId runId) {
        runId = reportedRun(reproducibility);
        vm.prank(CHALLENGER);
        runs.dispute{value: DISPUTE_BOND}(runId, REASON);
    }

    /// @dev What {Samples-result} with the seed 5 says.
    function reported() internal pure returns (IRunDisputes.Finding memory) {
        return IRunDisputes.Finding(Samples.commitment(5), 800_000, 850_000, 0);
    }

    /// @dev What a repetition shows that comes to another artifact.
    function other() internal pure returns (IRunDisputes.Finding memory) {
        return IRunDisputes.Finding(Samples.commitment(6), 800_000, 810_000, 0);
    }

    function vote(RunId runId, address juror, IRunDisputes.Finding memory finding) internal {
        vm.prank(juror);
        runs.castVerdict(runId, finding);
    }

    function voteOfVerifiers(RunId runId, uint160 count, IRunDisputes.Finding memory finding) internal {
        for (uint160 i; i < count; ++i) vote(runId, verifier(i), finding);
    }

    function finalized(RunId runId) internal {
        pass(CHALLENGE_WINDOW);
        runs.finalize(runId);
    }

    function assertStatus(RunId runId, ITrainingRuns.RunStatus expected) internal view {
        assertEq(uint256(runs.status(runId)), uint256(expected));
    }

    function expectUnexpectedStatus(RunId runId, ITrainingRuns.RunStatus status) internal {
        vm.expectRevert(abi.encodeWithSelector(ITrainingRuns.TrainingRunsUnexpectedStatus.selector, runId, status));
    }
}
