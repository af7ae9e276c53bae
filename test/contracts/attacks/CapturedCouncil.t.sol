// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAuditCouncil} from "../../../contracts/interfaces/IAuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
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
        vm.warp(vm.getBlockTimestamp() + 21 days);

        for (uint256 i; i < 15; ++i) pause(bytes32(i), 7 days);
        pause(SUBJECT, 7 days);
        expectTooMany(REASON);
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

    function expectOutOfOffice() internal {
        Batch memory batch = someBatch();
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(propose(batch), REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotInOffice.selector, address(governor)));
        council.veto(governor, callsOf(batch), REASON, agreement);

        agreement = agree(pauseHash(REASON, 5, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotInOffice.selector, address(governor)));
        council.pause(governor, REASON, 5, REASON, agreement);
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
