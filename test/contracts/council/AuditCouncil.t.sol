// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAuditCouncil} from "../../../contracts/interfaces/IAuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {CouncilFixture} from "./CouncilFixture.sol";

contract AuditCouncilTest is CouncilFixture {
    function test_TheCouncilVetoesAtEveryStageBeforeExecution() public {
        Batch memory pending = someBatch();
        vm.prank(ASTRID);
        governor.propose(pending.targets, pending.values, pending.calldatas, pending.description);
        veto(pending);
        assertCancelled(pending);

        Batch memory active = someBatch();
        propose(active);
        veto(active);
        assertCancelled(active);

        Batch memory succeeded = someBatch();
        adopt(succeeded);
        veto(succeeded);
        assertCancelled(succeeded);

        Batch memory queued = someBatch();
        adopt(queued);
        queue(queued);
        veto(queued);
        assertCancelled(queued);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(queued);
    }

    function test_WhatIsExecutedIsNotVetoed() public {
        Batch memory batch = someBatch();
        decide(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(idOf(batch), REASON), NEVER);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        council.veto(governor, callsOf(batch), REASON, agreement);
    }

    function test_AVetoSaysWhatAndWhy() public {
        Batch memory batch = someBatch();
        uint256 proposalId = propose(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);

        vm.expectEmit(address(council));
        emit IAuditCouncil.Vetoed(governor, proposalId, actionsHashOf(batch), REASON);
        vm.prank(MALLORY);
        council.veto(governor, callsOf(batch), REASON, agreement);

        assertEq(council.nonce(bytes32(proposalId)), 1);
    }

    function test_WithoutAReasonNothingIsVetoedOrPaused() public {
        Batch memory batch = someBatch();
        uint256 proposalId = propose(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, 0), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNoReason.selector));
        council.veto(governor, callsOf(batch), 0, agreement);

        agreement = agree(pauseHash(SUBJECT, 1, 0), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNoReason.selector));
        council.pause(governor, SUBJECT, 1, 0, agreement);

        pause(SUBJECT, 10);
        agreement = agree(endPauseHash(SUBJECT, 0), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNoReason.selector));
        council.endPause(SUBJECT, 0, agreement);
    }

    function test_HoldersOverruleTheCouncil() public {
        Batch memory batch = someBatch();
        propose(batch);
        veto(batch);
        bytes32 actionsHash = actionsHashOf(batch);
        assertEq(council.actionsHashOf(batch.targets, batch.values, batch.calldatas), actionsHash);
        assertTrue(!council.isOverruled(actionsHash), "not yet");

        Batch memory overruling = batchOf(address(council), abi.encodeCall(council.overrule, (actionsHash)));
        adopt(overruling);
        queue(overruling);
        vm.expectEmit(address(council));
        emit IAuditCouncil.Overruled(actionsHash);
        execute(overruling);
        assertTrue(council.isOverruled(actionsHash), "overruled");

        batch.description = "The same again";
        propose(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(idOf(batch), REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilOverruled.selector, actionsHash));
        council.veto(governor, callsOf(batch), REASON, agreement);

        Batch memory other = batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (5)));
        propose(BJORN, other);
        veto(other);
        assertCancelled(other);
    }

    function test_OnlyADecisionOverrules() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilOnlyTimelock.selector, MALLORY));
        council.overrule(REASON);

        pause(SUBJECT, 10);
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilOnlyTimelock.selector, MALLORY));
        council.overrulePause(SUBJECT);
    }

    function test_APauseEndsByItself() public {
        uint256 start = vm.getBlockTimestamp();
        assertEq(council.pauseEndsAt(SUBJECT), 0);
        assertEq(council.pausableFrom(SUBJECT), 0);
        assertTrue(!council.isPaused(SUBJECT), "before");

        ICouncilMembers.Agreement memory agreement = agree(pauseHash(SUBJECT, 7 days, REASON), NEVER);
        vm.expectEmit(address(council));
        emit IAuditCouncil.Paused(SUBJECT, uint48(start + 7 days), REASON);
        council.pause(governor, SUBJECT, 7 days, REASON, agreement);

        assertEq(council.pauseEndsAt(SUBJECT), start + 7 days);
        assertEq(council.pausableFrom(SUBJECT), start + 21 days);
        assertTrue(council.isPaused(SUBJECT) && !council.isPaused(REASON), "this subject alone");
        vm.warp(start + 7 days - 1);
        assertTrue(council.isPaused(SUBJECT), "to the last second");
        vm.warp(start + 7 days);
        assertTrue(!council.isPaused(SUBJECT), "over");
    }

    function test_APauseLastsFromASecondToSevenDays() public {
        expectInvalidPause(0);
        expectInvalidPause(7 days + 1);
        expectInvalidPause(type(uint256).max);
        pause(SUBJECT, 1);
        assertEq(council.pauseEndsAt(SUBJECT), vm.getBlockTimestamp() + 1);
    }

    function test_TheCouncilEndsItsPauseEarly() public {
        pause(SUBJECT, 100);
        vm.warp(vm.getBlockTimestamp() + 10);
        ICouncilMembers.Agreement memory agreement = agree(endPauseHash(SUBJECT, REASON), NEVER);

        vm.expectEmit(address(council));
        emit IAuditCouncil.PauseEnded(SUBJECT, REASON);
        council.endPause(SUBJECT, REASON, agreement);

        assertTrue(!council.isPaused(SUBJECT), "ended");
        assertEq(council.pauseEndsAt(SUBJECT), vm.getBlockTimestamp());
        assertEq(council.pausableFrom(SUBJECT), vm.getBlockTimestamp() + 14 days);
        assertEq(council.nonce(SUBJECT), 2);
    }

    function test_HoldersEndAPause() public {
        pause(SUBJECT, 7 days);
        Batch memory overruling = batchOf(address(council), abi.encodeCall(council.overrulePause, (SUBJECT)));
        adopt(overruling);
        queue(overruling);
        vm.expectEmit(address(council));
        emit IAuditCouncil.PauseEnded(SUBJECT, 0);
        execute(overruling);
        assertTrue(!council.isPaused(SUBJECT), "ended");
        assertEq(council.pauseEndsAt(SUBJECT), vm.getBlockTimestamp());
    }

    function test_WhatIsNotPausedIsNotEnded() public {
        ICouncilMembers.Agreement memory agreement = agree(endPauseHash(SUBJECT, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotPaused.selector, SUBJECT));
        council.endPause(SUBJECT, REASON, agreement);

        pause(SUBJECT, 5);
        vm.warp(vm.getBlockTimestamp() + 5);
        vm.prank(address(timelock));
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotPaused.selector, SUBJECT));
        council.overrulePause(SUBJECT);
    }

    function test_SignaturesExpire() public {
        pause(SUBJECT, 100);
        uint256 deadline = vm.getBlockTimestamp() + 5;
        ICouncilMembers.Agreement memory agreement = agree(endPauseHash(SUBJECT, REASON, deadline), deadline);

        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilExpired.selector, deadline));
        council.endPause(SUBJECT, REASON, agreement);

        vm.warp(deadline);
        council.endPause(SUBJECT, REASON, agreement);
    }

    function test_MoreThanTheThresholdMaySign() public {
        signers = [HILDA_KEY, IVAR_KEY, GUNNAR_KEY];
        pause(SUBJECT, 1);
        assertTrue(council.isPaused(SUBJECT), "paused");
    }

    function expectInvalidPause(uint256 duration) private {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(SUBJECT, duration, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilInvalidPause.selector, duration));
        council.pause(governor, SUBJECT, duration, REASON, agreement);
    }
}
