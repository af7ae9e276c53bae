// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAuditCouncil} from "../../../contracts/interfaces/IAuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {IGovernorTermGuardian} from "../../../contracts/interfaces/IGovernorTermGuardian.sol";
import {CouncilFixture} from "../council/CouncilFixture.sol";

/// @dev A council all of whose members work for the attacker: what it can hold back, and for how long.
contract CapturedCouncilAttack is CouncilFixture {
    /// @dev For most of a year it pauses one subject whenever it may.
    function test_APauseWithoutEnd() public {
        uint256 start = vm.getBlockTimestamp();
        uint256 pausedFor;
        while (vm.getBlockTimestamp() < start + 300 days) {
            pause(SUBJECT, 7 days);
            pausedFor += 7 days;
            vm.warp(council.pauseEndsAt(SUBJECT));
            assertTrue(!council.isPaused(SUBJECT), "free again");
            expectCoolingDown(SUBJECT, council.pausableFrom(SUBJECT));
            vm.warp(council.pausableFrom(SUBJECT) - 1);
            expectCoolingDown(SUBJECT, council.pausableFrom(SUBJECT));
            vm.warp(council.pausableFrom(SUBJECT));
        }
        assertEq(pausedFor * 3, vm.getBlockTimestamp() - start);
    }

    function test_APauseUponAPause() public {
        pause(SUBJECT, 7 days);
        expectCoolingDown(SUBJECT, vm.getBlockTimestamp() + 21 days);
    }

    /// @dev Ending a pause early does not make the next one come sooner than the cool-down.
    function test_APauseEndedToBeginAnew() public {
        pause(SUBJECT, 7 days);
        pass(1);
        endPause(SUBJECT);
        expectCoolingDown(SUBJECT, vm.getBlockTimestamp() + 14 days);
    }

    /// @dev While a pause lasts or cools down, a decision is taken and ends it.
    function test_ADecisionOutlastsAPause() public {
        pause(SUBJECT, 7 days);
        decide(address(council), abi.encodeCall(council.overrulePause, (SUBJECT)));
        assertTrue(!council.isPaused(SUBJECT), "ended by holders");
        expectCoolingDown(SUBJECT, vm.getBlockTimestamp() + 14 days);
    }

    /// @dev A run is held back under its own id, its config's and its datasets': with three names it pauses one after the other
    ///      and never lets go, whatever the cool-down of each. Only the end of its office ends it, which it cannot veto.
    function test_ThreeNamesOfOneThingInTurn() public {
        bytes32[3] memory names = [bytes32("run"), "config", "dataset"];
        for (uint256 i; i < 9; ++i) {
            pause(names[i % 3], 7 days);
            vm.warp(vm.getBlockTimestamp() + 7 days);
        }
        pause(names[0], 7 days);

        decide(address(council), abi.encodeCall(council.setMembers, (new bytes[](0), 0)));

        vm.warp(council.pauseEndsAt(names[0]));
        for (uint256 i; i < 3; ++i) assertTrue(!council.isPaused(names[i]), "free for good");
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(names[1], 5, REASON), NEVER);
        vm.expectPartialRevert(ICouncilMembers.AuditCouncilNotMember.selector);
        council.pause(governor, names[1], 5, REASON, agreement);
    }

    function test_APauseOfEverything() public {
        for (uint256 i; i < 16; ++i) pause(bytes32(i), 7 days - i);
        expectTooMany(SUBJECT);

        vm.warp(vm.getBlockTimestamp() + 7 days - 16);
        expectTooMany(SUBJECT);
        vm.warp(vm.getBlockTimestamp() + 1);
        pause(SUBJECT, 7 days);
        expectTooMany(REASON);
    }

    /// @dev What was ended early makes room, and what was paused before is counted once.
    function test_RoomIsCountedAsItIs() public {
        for (uint256 i; i < 16; ++i) pause(bytes32(i), 7 days);
        endPause(bytes32(0));
        endPause(bytes32(uint256(15)));
        pause(SUBJECT, 7 days);
        pause(REASON, 7 days);
        expectTooMany(bytes32(uint256(16)));
        vm.warp(vm.getBlockTimestamp() + 21 days);

        for (uint256 i; i < 15; ++i) pause(bytes32(i), 7 days);
        pause(SUBJECT, 7 days);
        expectTooMany(bytes32(uint256(16)));
    }

    /// @dev Holders made another account the guardian: the council can still end its pauses, and nothing else.
    function test_ACouncilOutOfOffice() public {
        pause(SUBJECT, 7 days);
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setProposalGuardian, (MALLORY)));
        decide(batch);

        expectOutOfOffice();
        endPause(SUBJECT);
        assertTrue(!council.isPaused(SUBJECT), "ended");
    }

    /// @dev The term ends with the second that the governor names; so do vetoes and pauses.
    function test_ACouncilAfterItsTerm() public {
        Batch memory batch = someBatch();
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(propose(batch), REASON), NEVER);
        vm.warp(governor.guardianTermEnd());
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotInOffice.selector, address(governor)));
        council.veto(governor, callsOf(batch), REASON, agreement);
        expectNoPause();

        vm.warp(governor.guardianTermEnd() - 1);
        council.veto(governor, callsOf(batch), REASON, agreement);
        pause(REASON, 5);
        assertCancelled(batch);
    }

    /// @dev New members, another guardian, an earlier end of the term, being overruled: none of them can be vetoed.
    function test_AVetoOfItsOwnReplacement() public {
        bytes[] memory nobody = new bytes[](0);
        expectUnstoppable(address(council), abi.encodeCall(council.setMembers, (nobody, 0)));
        expectUnstoppable(address(council), abi.encodeCall(council.overrule, (REASON)));
        expectUnstoppable(address(council), abi.encodeCall(council.overrulePause, (SUBJECT)));
        expectUnstoppable(address(governor), abi.encodeCall(governor.setProposalGuardian, (MALLORY)));
        expectUnstoppable(address(governor), abi.encodeCall(governor.setGuardianTermEnd, (0)));
    }

    function test_HoldersDismissTheWholeCouncil() public {
        bytes[] memory nobody = new bytes[](0);
        Batch memory batch = batchOf(address(council), abi.encodeCall(council.setMembers, (nobody, 0)));
        decide(batch);

        signers = [GUNNAR_KEY, HILDA_KEY, IVAR_KEY];
        batch = someBatch();
        propose(batch);
        IAuditCouncil.ProposedCalls memory calls = callsOf(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(idOf(batch), REASON), NEVER);
        vm.expectPartialRevert(ICouncilMembers.AuditCouncilNotMember.selector);
        council.veto(governor, calls, REASON, agreement);
    }

    /// @dev What was vetoed is proposed again together with its overruling: a mixed batch can be vetoed, one after the other
    ///      cannot.
    function test_AnOverrulingGoesFirst() public {
        Batch memory wanted = someBatch();
        Batch memory mixed = emptyBatch(2);
        (mixed.targets[0], mixed.targets[1]) = (address(council), wanted.targets[0]);
        mixed.calldatas[0] = abi.encodeCall(council.overrule, (actionsHashOf(wanted)));
        mixed.calldatas[1] = wanted.calldatas[0];
        propose(mixed);
        veto(mixed);
        assertCancelled(mixed);

        decide(address(council), mixed.calldatas[0]);
        decide(wanted);
        assertEq(governor.votingDelay(), 4);
    }

    function expectUnstoppable(address target, bytes memory data) private {
        Batch memory batch = batchOf(target, data);
        adopt(batch);
        queue(batch);
        IAuditCouncil.ProposedCalls memory calls = callsOf(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(idOf(batch), REASON), NEVER);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernorTermGuardian.GovernorGuardianConcerned.selector, address(council))
        );
        council.veto(governor, calls, REASON, agreement);
    }

    function expectNoPause() private {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(REASON, 5, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotInOffice.selector, address(governor)));
        council.pause(governor, REASON, 5, REASON, agreement);
    }

    function expectOutOfOffice() internal {
        Batch memory batch = someBatch();
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(propose(batch), REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotInOffice.selector, address(governor)));
        council.veto(governor, callsOf(batch), REASON, agreement);

        expectNoPause();
    }

    function expectCoolingDown(bytes32 subject, uint256 from) private {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(subject, 5, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilCoolingDown.selector, subject, from));
        council.pause(governor, subject, 5, REASON, agreement);
    }

    function expectTooMany(bytes32 subject) private {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(subject, 5, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilTooManyPauses.selector, subject));
        council.pause(governor, subject, 5, REASON, agreement);
    }
}
