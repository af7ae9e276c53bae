// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {AuditCouncil} from "../../../contracts/council/AuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {CouncilFixture} from "./CouncilFixture.sol";

contract CouncilMembersTest is CouncilFixture {
    function test_ACouncilIsItsMembersAndItsThreshold() public {
        bytes[] memory members = threeMembers();
        AuditCouncil other = new AuditCouncil(address(timelock), members, 3);

        assertEq(other.timelock(), address(timelock));
        assertEq(other.threshold(), 3);
        assertEq(keccak256(abi.encode(other.members())), keccak256(abi.encode(members)));
        assertTrue(other.isMember(memberOf(IVAR_KEY)), "Ivar");
        assertTrue(!other.isMember(abi.encodePacked(MALLORY)), "not Mallory");
        assertTrue(!other.isMember(abi.encodePacked(vm.addr(IVAR_KEY), uint8(0))), "not with a key added");
    }

    function test_ACouncilMayBeEmpty() public {
        AuditCouncil empty = new AuditCouncil(address(timelock), new bytes[](0), 0);
        assertEq(empty.members().length, 0);

        ICouncilMembers.Agreement memory nobody = ICouncilMembers.Agreement(
            NEVER,
            new ICouncilMembers.MemberSignature[](0)
        );
        vm.expectRevert(
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilTooFewSignatures.selector, uint256(0), uint64(0))
        );
        empty.endPause(SUBJECT, REASON, nobody);
    }

    function test_AThresholdIsWithinTheMembers() public {
        expectInvalidThreshold(threeMembers(), 0);
        expectInvalidThreshold(threeMembers(), 4);
        expectInvalidThreshold(new bytes[](0), 1);
        new AuditCouncil(address(timelock), threeMembers(), 1);
    }

    function test_ACouncilHasThirtyTwoMembersAtMost() public {
        expectInvalidThreshold(manyMembers(33), 1);
        assertEq(new AuditCouncil(address(timelock), manyMembers(32), 32).members().length, 32);
    }

    function test_AMemberIsAnAccountOrAKeyOfAVerifier() public {
        expectInvalidMember("");
        expectInvalidMember(hex"00112233445566778899aabbccddeeff001122");
        expectInvalidMember(abi.encodePacked(address(0)));
        expectInvalidMember(abi.encodePacked(address(0), uint8(1)));
        expectInvalidMember(abi.encodePacked(address(0x1234), keccak256("key of a verifier without code")));
        expectInvalidMember(abi.encodePacked(address(0x1234), uint8(1)));
        expectMember(abi.encodePacked(address(0x1234)));
        expectMember(abi.encodePacked(address(token), uint8(1)));
    }

    function test_AMemberIsThereOnce() public {
        bytes[] memory members = threeMembers();
        members[2] = members[0];
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilDuplicateMember.selector, members[0]));
        new AuditCouncil(address(timelock), members, 2);
    }

    function test_ADecisionReplacesTheWholeCouncil() public {
        bytes[] memory members = manyMembers(2);
        vm.expectEmit(address(council));
        emit ICouncilMembers.MembersChanged(members, 1);
        asDecided(abi.encodeCall(council.setMembers, (members, 1)));

        assertEq(council.threshold(), 1);
        assertEq(keccak256(abi.encode(council.members())), keccak256(abi.encode(members)));
        assertTrue(!council.isMember(memberOf(GUNNAR_KEY)), "Gunnar is out");
        assertTrue(council.isMember(members[1]), "the new ones are in");

        asDecided(abi.encodeCall(council.setMembers, (new bytes[](0), 0)));
        assertEq(council.members().length, 0);
        assertEq(council.threshold(), 0);
    }

    function test_WhoStaysMayBeNamedAgain() public {
        bytes[] memory members = threeMembers();
        (members[0], members[2]) = (members[2], members[0]);
        asDecided(abi.encodeCall(council.setMembers, (members, 3)));
        assertEq(keccak256(abi.encode(council.members())), keccak256(abi.encode(members)));
    }

    function test_NobodyElseDecidesWhoTheCouncilIs() public {
        bytes[] memory members = threeMembers();
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilOnlyTimelock.selector, MALLORY));
        council.setMembers(members, 1);

        vm.prank(vm.addr(GUNNAR_KEY));
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilOnlyTimelock.selector, vm.addr(GUNNAR_KEY)));
        council.setMembers(members, 1);
    }

    function manyMembers(uint160 count) private pure returns (bytes[] memory members) {
        members = new bytes[](count);
        for (uint160 i; i < count; ++i) members[i] = abi.encodePacked(address(0x4000 + i));
    }

    function expectInvalidThreshold(bytes[] memory members, uint64 threshold) private {
        vm.expectRevert(
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilInvalidThreshold.selector, members.length, threshold)
        );
        new AuditCouncil(address(timelock), members, threshold);
    }

    function expectInvalidMember(bytes memory member) private {
        bytes[] memory members = new bytes[](1);
        members[0] = member;
        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilInvalidMember.selector, member));
        new AuditCouncil(address(timelock), members, 1);
    }

    function expectMember(bytes memory member) private {
        bytes[] memory members = new bytes[](1);
        members[0] = member;
        assertTrue(new AuditCouncil(address(timelock), members, 1).isMember(member), "a member");
    }
}
