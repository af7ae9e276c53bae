// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IRunDisputes} from "../../../contracts/interfaces/IRunDisputes.sol";
import {ITrainerBonds} from "../../../contracts/interfaces/ITrainerBonds.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {ConfigId, RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Lives in the market for training at random: two trainers, a challenger, both juries, decisions and time. Remembers
///      what happened, so that invariants can be checked against it.
contract MarketHandler is Market {
    uint256 private immutable MAX_RUNS;

    /// @dev Reach probes: an invariant that never sees these above zero has proven nothing.
    uint256 public calls;
    uint256 public finalisations;
    uint256 public takeovers;
    uint256 public upheld;
    uint256 public overturned;
    uint256 public undecided;
    uint256 public withdrawals;

    bool public tookHeldRun;
    bool public finalisedDisputed;
    bool public leftDeclaredEdges;

    mapping(RunId id => ITrainingRuns.RunStatus) private _seen;

    /// @dev The fuzzer may call it, as it may call everything public: only the first time counts.
    function setUp() public override {
        if (address(runs) == address(0)) super.setUp();
    }

    /// @param maxRuns How many runs are authorised: few, so that a short sequence takes some of them to their end.
    constructor(uint256 maxRuns) {
        MAX_RUNS = maxRuns;
        setUp();
    }

    modifier touching(uint256 seed) {
        ++calls;
        _;
        watch(any(seed));
    }

    function authorize(uint256 seed) external {
        ++calls;
        if (runs.runCount() >= MAX_RUNS) return;
        Reproducibility kind = seed % 3 == 0 ? Reproducibility.Attested : Reproducibility.BitExact;
        uint128 bounty = uint128(bound(seed, 0, 3 ether));
        ConfigId configId = approvedConfigThatIs(kind);
        if (seed % 2 == 0) try runs.authorizeRelease(configId, 1 days, bounty) {} catch {}
        else try runs.authorize(configId, 1 days, bounty) {} catch {}
    }

    function start(uint256 seed) external touching(seed) {
        RunId runId = any(seed);
        ITrainingRuns.Run memory before = runs.run(runId);
        vm.prank(trainerOf(seed));
        try runs.start(runId) {
            if (before.status != ITrainingRuns.RunStatus.Started) return;
            ++takeovers;
            if (vm.getBlockTimestamp() < before.phaseEndsAt) tookHeldRun = true;
        } catch {}
    }

    function train(uint256 seed) external touching(seed) {
        RunId runId = any(seed);
        ITrainingRuns.Result memory result = Samples.result(5);
        if (seed % 5 == 0) result.metricAfter = result.metricBefore;
        uint256 kind = (seed >> 32) % 8;
        vm.startPrank(runs.run(runId).trainer);
        if (kind == 0) try runs.fail(runId, REASON) {} catch {}
        else if (kind < 3) try runs.heartbeat(runId) {} catch {}
        else try runs.submit(runId, result, "") {} catch {}
        vm.stopPrank();
    }

    function dispute(uint256 seed) external touching(seed) {
        uint256 value = runs.terms().disputeBond;
        vm.deal(CHALLENGER, value);
        vm.prank(CHALLENGER);
        try runs.dispute{value: value}(any(seed), REASON) {} catch {}
    }

    function judge(uint256 seed, bool upholds) external touching(seed) {
        RunId runId = any(seed);
        IRunDisputes.Dispute memory open = runs.disputeOf(runId);
        for (uint160 i; i < 5; ++i) {
            vm.prank(open.bitExact ? verifier(i) : reviewer(i));
            try runs.castVerdict(runId, ((seed >> i) % 8 == 0) != upholds ? reported() : other()) {} catch {}
        }
        IRunDisputes.Verdict verdict = runs.disputeOf(runId).verdict;
        if (verdict == open.verdict) return;
        if (verdict == IRunDisputes.Verdict.Upheld) ++upheld;
        else ++overturned;
    }

    function finish(uint256 seed) external touching(seed) {
        RunId runId = any(seed);
        bool isDisputed = runs.status(runId) == ITrainingRuns.RunStatus.Disputed;
        try runs.finalize(runId) {
            ++finalisations;
            if (isDisputed) finalisedDisputed = true;
        } catch {}
        try runs.closeDispute(runId) {
            ++undecided;
        } catch {}
        try runs.expire(runId) {} catch {}
    }

    function decide(uint256 seed) external touching(seed) {
        uint256 kind = seed % 4;
        ITrainingRuns.Terms memory terms = runs.terms();
        if (kind == 0) try runs.cancel(any(seed), REASON) {} catch {}
        if (kind == 1) runs.slashTrainer(trainerOf(seed >> 8), uint96(bound(seed, 0, 0.3 ether)), REASON);
        if (kind == 2) terms.minBond = uint96(bound(seed >> 8, 0, 2 ether));
        if (kind == 3) terms.lapseShare = uint16(bound(seed >> 8, 0, 10_000));
        runs.setTerms(terms);
    }

    function move(uint256 seed) external {
        ++calls;
        address trainer = trainerOf(seed);
        vm.deal(trainer, 1 ether);
        vm.startPrank(trainer);
        if (seed % 3 == 0) runs.topUpBond{value: bound(seed, 0, 1 ether)}();
        else if (seed % 3 == 1) try runs.unbond(uint96(bound(seed, 0, 2 ether))) {} catch {}
        else try runs.completeUnbonding() {} catch {}
        vm.stopPrank();
    }

    function withdraw(uint256 seed) external {
        ++calls;
        address[] memory all = accounts();
        try runs.withdrawPayments(all[seed % all.length]) {
            ++withdrawals;
        } catch {}
    }

    function letPass(uint256 seed) external {
        ++calls;
        uint256[5] memory spans = [uint256(1), CHALLENGE_WINDOW, VOTING_PERIOD, LEASE, 15 days];
        pass(seed % 16 == 0 ? spans[4] : spans[seed % 4]);
    }

    /// @dev Everything that the contract owes or holds for somebody.
    function liabilities() external view returns (uint256 sum) {
        address[] memory all = accounts();
        for (uint256 i; i < all.length; ++i) {
            ITrainerBonds.Trainer memory trainer = runs.trainerOf(all[i]);
            sum += trainer.bond + trainer.unbonding + runs.payments(all[i]);
        }
        for (uint256 i = 1; i <= runs.runCount(); ++i) {
            ITrainingRuns.Run memory run = runs.run(RunId.wrap(i));
            sum += run.stake + run.bounty;
            if (run.status == ITrainingRuns.RunStatus.Disputed) sum += runs.disputeOf(RunId.wrap(i)).bond;
        }
    }

    function holdings() external view returns (uint256) {
        return address(runs).balance;
    }

    /// @dev Whether a run that has ended still has something in escrow.
    function hoardsAfterTheEnd() external view returns (bool) {
        for (uint256 i = 1; i <= runs.runCount(); ++i) {
            ITrainingRuns.Run memory run = runs.run(RunId.wrap(i));
            bool isOpen =
                run.status <= ITrainingRuns.RunStatus.Submitted || run.status == ITrainingRuns.RunStatus.Disputed;
            if (!isOpen && (run.stake != 0 || run.bounty != 0)) return true;
        }
        return false;
    }

    /// @dev Whether every version but the base comes from a run that was finalised.
    function versionsComeFromFinalRuns() external view returns (bool) {
        uint256 count;
        for (uint256 i = 1; i <= runs.runCount(); ++i) {
            if (runs.status(RunId.wrap(i)) == ITrainingRuns.RunStatus.Finalized) ++count;
        }
        return models.versionCount(lineage) == count + 1;
    }

    function accounts() private view returns (address[] memory all) {
        all = new address[](13);
        (all[0], all[1], all[2]) = (TRAINER, RIVAL, CHALLENGER);
        (all[3], all[4]) = (address(this), address(streams));
        for (uint160 i; i < 5; ++i) all[5 + i] = verifier(i);
        for (uint160 i; i < 3; ++i) all[10 + i] = reviewer(i);
    }

    /// @dev Notes a step that the states do not declare.
    function watch(RunId runId) private {
        ITrainingRuns.RunStatus now_ = runs.status(runId);
        ITrainingRuns.RunStatus before = _seen[runId];
        if (now_ == before) return;
        _seen[runId] = now_;
        bool wasOpen = before < ITrainingRuns.RunStatus.Finalized || before == ITrainingRuns.RunStatus.Disputed;
        bool goesBack =
            before == ITrainingRuns.RunStatus.Disputed ? now_ < ITrainingRuns.RunStatus.Submitted : now_ < before;
        if (!wasOpen || goesBack) leftDeclaredEdges = true;
    }

    /// @dev One of the latest: the others have come to their end, or wait for good.
    function any(uint256 seed) private view returns (RunId) {
        uint256 count = runs.runCount();
        uint256 age = (seed >> 16) % 3;
        return RunId.wrap(count > age ? count - age : 1);
    }

    function trainerOf(uint256 seed) private pure returns (address) {
        return seed % 2 == 0 ? TRAINER : RIVAL;
    }
}
