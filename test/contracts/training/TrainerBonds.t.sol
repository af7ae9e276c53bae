// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITrainerBonds} from "../../../contracts/interfaces/ITrainerBonds.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {IVm} from "../support/IVm.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

contract TrainerBondsTest is Market {
    uint48 private constant DELAY = 14 days;

    function test_RegisteringDeclaresHardwareAndBonds() public {
        vm.deal(DAGNY, 3 ether);

        vm.expectEmit(address(runs));
        emit ITrainerBonds.TrainerRegistered(DAGNY, keccak256("1 x H200"), "1 x H200");
        vm.expectEmit(address(runs));
        emit ITrainerBonds.BondChanged(DAGNY, 3 ether);
        vm.prank(DAGNY);
        runs.registerTrainer{value: 3 ether}("1 x H200");

        ITrainerBonds.Trainer memory expected;
        expected.bond = 3 ether;
        expected.hardwareDigest = keccak256("1 x H200");
        assertTrainer(DAGNY, expected);
        assertTrue(!runs.isTrainer(DAGNY), "a bond admits nobody");
    }

    function test_RegisteringAgainChangesHardwareAndAddsToTheBond() public {
        vm.deal(TRAINER, 1 ether);
        vm.prank(TRAINER);
        runs.registerTrainer{value: 1 ether}("16 x H200");
        vm.prank(TRAINER);
        runs.registerTrainer("32 x H200");

        ITrainerBonds.Trainer memory expected;
        expected.admitted = true;
        expected.bond = BOND + 1 ether;
        expected.hardwareDigest = keccak256("32 x H200");
        assertTrainer(TRAINER, expected);
    }

    function test_HardwareIsDeclaredIn1To256Bytes() public {
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsInvalidHardware.selector, 0));
        runs.registerTrainer("");
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsInvalidHardware.selector, 257));
        runs.registerTrainer(string(new bytes(257)));

        runs.registerTrainer("x");
        runs.registerTrainer(string(new bytes(256)));
    }

    function test_TopUpAddsToARegisteredBond() public {
        vm.deal(TRAINER, 1 ether);
        vm.expectEmit(address(runs));
        emit ITrainerBonds.BondChanged(TRAINER, BOND + 1 ether);
        vm.prank(TRAINER);
        runs.topUpBond{value: 1 ether}();
        assertEq(runs.trainerOf(TRAINER).bond, BOND + 1 ether);

        vm.deal(DAGNY, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsNotRegistered.selector, DAGNY));
        vm.prank(DAGNY);
        runs.topUpBond{value: 1 ether}();
    }

    function test_AStakeOfOneWeiIsTakenToo() public {
        ITrainingRuns.Terms memory terms = runs.terms();
        terms.minBond = 1;
        runs.setTerms(terms);

        RunId runId = startedRun(true);

        assertEq(runs.run(runId).stake, 1);
        assertEq(runs.trainerOf(TRAINER).bond, BOND - 1);
    }

    function test_NothingIsSaidOfABondThatDoesNotChange() public {
        ITrainingRuns.Terms memory terms = runs.terms();
        terms.minBond = 0;
        runs.setTerms(terms);
        RunId runId = authorizedRun(true);

        vm.recordLogs();
        vm.prank(TRAINER);
        runs.start(runId);
        vm.prank(TRAINER);
        runs.fail(runId, REASON);
        vm.prank(TRAINER);
        runs.registerTrainer("16 x H200");

        IVm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 3);
        for (uint256 i; i < 3; ++i) assertTrue(logs[i].topics[0] != ITrainerBonds.BondChanged.selector, "changed");
    }

    function test_ABondLeavesAfterTheDelay() public {
        uint48 unbondsAt = uint48(vm.getBlockTimestamp()) + DELAY;
        vm.expectEmit(address(runs));
        emit ITrainerBonds.BondChanged(TRAINER, BOND - 4 ether);
        vm.expectEmit(address(runs));
        emit ITrainerBonds.UnbondingStarted(TRAINER, 4 ether, unbondsAt);
        vm.prank(TRAINER);
        runs.unbond(4 ether);
        ITrainerBonds.Trainer memory expected = ITrainerBonds.Trainer(
            true,
            BOND - 4 ether,
            4 ether,
            unbondsAt,
            keccak256("8 x H200, CUDA 13")
        );
        assertTrainer(TRAINER, expected);

        vm.warp(unbondsAt - 1);
        expectNotUnbonded(TRAINER, unbondsAt);
        vm.prank(TRAINER);
        runs.completeUnbonding();

        vm.warp(unbondsAt);
        vm.expectEmit(address(runs));
        emit ITrainerBonds.Unbonded(TRAINER, 4 ether);
        vm.prank(TRAINER);
        runs.completeUnbonding();
        (expected.unbonding, expected.unbondsAt) = (0, 0);
        assertTrainer(TRAINER, expected);
        assertEq(runs.payments(TRAINER), 4 ether);

        expectNotUnbonded(TRAINER, 0);
        vm.prank(TRAINER);
        runs.completeUnbonding();
    }

    function test_UnbondingMoreBeginsTheDelayAgain() public {
        vm.prank(TRAINER);
        runs.unbond(1 ether);
        pass(DELAY - 1);
        vm.prank(TRAINER);
        runs.unbond(BOND - 1 ether);

        assertEq(runs.trainerOf(TRAINER).bond, 0);
        assertEq(runs.trainerOf(TRAINER).unbonding, BOND);
        assertEq(runs.trainerOf(TRAINER).unbondsAt, vm.getBlockTimestamp() + DELAY);
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsInsufficient.selector, TRAINER, 0, 1));
        vm.prank(TRAINER);
        runs.unbond(1);
    }

    function test_NothingAtStakeCanLeave() public {
        claimedRun(Reproducibility.BitExact);

        vm.expectRevert(
            abi.encodeWithSelector(ITrainerBonds.TrainerBondsInsufficient.selector, TRAINER, BOND - STAKE, BOND)
        );
        vm.prank(TRAINER);
        runs.unbond(BOND);
    }

    function test_ADismissedTrainerStillHasItsBond() public {
        runs.setTrainer(TRAINER, false);
        vm.prank(TRAINER);
        runs.unbond(BOND);
        pass(DELAY);
        vm.prank(TRAINER);
        runs.completeUnbonding();

        assertEq(runs.payments(TRAINER), BOND);
    }

    function test_ADecisionTakesWhatIsUnbondingFirst() public {
        vm.prank(TRAINER);
        runs.unbond(4 ether);

        vm.expectEmit(address(runs));
        emit ITrainerBonds.TrainerSlashed(TRAINER, 3 ether, 7, REASON);
        runs.slashTrainer(TRAINER, 3 ether, REASON);
        assertBond(TRAINER, 6 ether, 1 ether);
        assertEq(runs.payments(address(this)), 3 ether);

        vm.expectEmit(address(runs));
        emit ITrainerBonds.BondChanged(TRAINER, 5 ether);
        runs.slashTrainer(TRAINER, 2 ether, REASON);
        assertBond(TRAINER, 5 ether, 0);

        vm.expectEmit(address(runs));
        emit ITrainerBonds.TrainerSlashed(TRAINER, 5 ether, 7, REASON);
        runs.slashTrainer(TRAINER, type(uint96).max, REASON);
        assertBond(TRAINER, 0, 0);
        assertEq(runs.payments(address(this)), BOND);
    }

    function test_ADecisionTakesNothingThatIsAtStake() public {
        RunId runId = claimedRun(Reproducibility.BitExact);

        runs.slashTrainer(TRAINER, type(uint96).max, REASON);

        assertBond(TRAINER, 0, 0);
        assertEq(runs.run(runId).stake, STAKE);
    }

    function test_OnlyADecisionTakesABond() public {
        context.set(0);
        expectUnauthorized(address(this));
        runs.slashTrainer(TRAINER, 1, REASON);
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        runs.slashTrainer(TRAINER, 1, REASON);
    }

    function test_EachRunHasItsOwnStake() public {
        RunId first = claimedRun(Reproducibility.BitExact);
        RunId second = claimedRun(Reproducibility.BitExact);

        assertEq(runs.run(first).stake, STAKE);
        assertEq(runs.run(second).stake, STAKE);
        assertEq(runs.trainerOf(TRAINER).bond, BOND - 2 * STAKE);
    }

    function test_NobodyStartsWithoutTheBond() public {
        RunId runId = runs.authorizeRelease(approvedConfig(), 1 days, 0);
        vm.prank(TRAINER);
        runs.unbond(BOND - STAKE + 1);

        vm.expectRevert(
            abi.encodeWithSelector(ITrainerBonds.TrainerBondsInsufficient.selector, TRAINER, STAKE - 1, STAKE)
        );
        vm.prank(TRAINER);
        runs.start(runId);

        vm.deal(TRAINER, 1);
        vm.prank(TRAINER);
        runs.topUpBond{value: 1}();
        vm.prank(TRAINER);
        runs.start(runId);
        assertBond(TRAINER, 0, BOND - STAKE + 1);
    }

    function test_ABondAloneDoesNotAdmit() public {
        RunId runId = runs.authorizeRelease(approvedConfig(), 1 days, 0);
        bond(DAGNY, BOND);

        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsNotTrainer.selector, DAGNY));
        vm.prank(DAGNY);
        runs.start(runId);
    }

    function test_TheDelayIsBounded() public {
        ITrainingRuns.Settings memory settings = Samples.settings(0);
        settings.unbondingDelay = 90 days;
        assertEq(new TrainingRuns(address(this), context, models, settings).unbondingDelay(), 90 days);

        settings.unbondingDelay = 90 days + 1;
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsInvalidDelay.selector, 90 days + 1));
        new TrainingRuns(address(this), context, models, settings);
    }

    function expectNotUnbonded(address account, uint48 unbondsAt) private {
        vm.expectRevert(abi.encodeWithSelector(ITrainerBonds.TrainerBondsNotUnbonded.selector, account, unbondsAt));
    }

    function assertBond(address account, uint256 free, uint256 unbonding) private view {
        assertEq(runs.trainerOf(account).bond, free);
        assertEq(runs.trainerOf(account).unbonding, unbonding);
    }

    function assertTrainer(address account, ITrainerBonds.Trainer memory expected) private view {
        assertEq(keccak256(abi.encode(runs.trainerOf(account))), keccak256(abi.encode(expected)));
    }
}
