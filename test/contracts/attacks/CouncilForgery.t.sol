// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {AuditCouncil} from "../../../contracts/council/AuditCouncil.sol";
import {IAuditCouncil} from "../../../contracts/interfaces/IAuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {CouncilFixture} from "../council/CouncilFixture.sol";
import {FakeGovernor} from "../council/FakeGovernor.sol";

/// @dev Acts that the council did not agree to: too few signatures, the wrong ones, or those of another act.
contract CouncilForgeryAttack is CouncilFixture {
    Batch private batch;
    uint256 private proposalId;

    function setUp() public override {
        super.setUp();
        batch = someBatch();
        proposalId = propose(batch);
    }

    function test_OneSignatureTooFew() public {
        signers = [GUNNAR_KEY];
        expectRefused(
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilTooFewSignatures.selector, uint256(1), uint64(2))
        );
        signers = new uint256[](0);
        expectRefused(
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilTooFewSignatures.selector, uint256(0), uint64(2))
        );
    }

    function test_TheSameMemberTwice() public {
        signers = [GUNNAR_KEY, GUNNAR_KEY];
        expectRefused(
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilUnorderedSignatures.selector, memberOf(GUNNAR_KEY))
        );
    }

    function test_TheSameMemberTwiceWithAnotherBetween() public {
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        ICouncilMembers.MemberSignature[] memory three = new ICouncilMembers.MemberSignature[](3);
        (three[0], three[1], three[2]) = (agreement.signatures[0], agreement.signatures[1], agreement.signatures[0]);
        agreement.signatures = three;
        expectRefused(
            agreement,
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilUnorderedSignatures.selector, three[0].member)
        );
    }

    function test_AStranger() public {
        signers = [GUNNAR_KEY, 0xBAD];
        expectRefused(abi.encodeWithSelector(ICouncilMembers.AuditCouncilNotMember.selector, memberOf(0xBAD)));
        signers = [GUNNAR_KEY, HILDA_KEY, 0xBAD];
        expectRefused(abi.encodeWithSelector(ICouncilMembers.AuditCouncilNotMember.selector, memberOf(0xBAD)));
    }

    function test_AStrangerInAMembersName() public {
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        bytes memory stolen = agreement.signatures[1].member;
        agreement.signatures[1] = signatureBy(0xBAD, digestOf(vetoHash(proposalId, REASON)));
        agreement.signatures[1].member = stolen;
        expectRefused(agreement, abi.encodeWithSelector(ICouncilMembers.AuditCouncilInvalidSignature.selector, stolen));
    }

    function test_ARemovedMember() public {
        bytes[] memory members = new bytes[](2);
        (members[0], members[1]) = (memberOf(HILDA_KEY), memberOf(IVAR_KEY));
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        asDecided(abi.encodeCall(council.setMembers, (members, 2)));

        expectRefused(
            agreement,
            abi.encodeWithSelector(ICouncilMembers.AuditCouncilNotMember.selector, memberOf(GUNNAR_KEY))
        );
    }

    function test_SignaturesOfAnotherChain() public {
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        vm.chainId(block.chainid + 1);
        expectInvalid(agreement);
    }

    function test_SignaturesOfAnotherCouncil() public {
        AuditCouncil ours = council;
        council = new AuditCouncil(address(timelock), threeMembers(), 2);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        council = ours;
        expectInvalid(agreement);
    }

    function test_SignaturesOfAnotherProposal() public {
        expectInvalid(agree(vetoHash(proposalId + 1, REASON), NEVER));
    }

    function test_SignaturesForAnotherReason() public {
        expectInvalid(agree(vetoHash(proposalId, SUBJECT), NEVER));
    }

    function test_SignaturesWithAnotherDeadline() public {
        expectInvalid(agree(vetoHash(proposalId, REASON), NEVER - 1));
    }

    function test_SignaturesOfAVetoUsedTwice() public {
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        council.veto(governor, callsOf(batch), REASON, agreement);
        expectInvalid(agreement);
    }

    /// @dev A pause that is over and whose cool-down is over cannot be had again for the old signatures.
    function test_SignaturesOfAPauseUsedTwice() public {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(SUBJECT, 5, REASON), NEVER);
        council.pause(governor, SUBJECT, 5, REASON, agreement);
        vm.warp(council.pausableFrom(SUBJECT));
        expectInvalidPause(SUBJECT, 5, REASON, agreement);

        pause(SUBJECT, 5);
        assertTrue(council.isPaused(SUBJECT), "with new ones");
    }

    function test_SignaturesOfAPauseSayNothingElse() public {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(SUBJECT, 5, REASON), NEVER);
        expectInvalidPause(REASON, 5, REASON, agreement);
        expectInvalidPause(SUBJECT, 6, REASON, agreement);
        expectInvalidPause(SUBJECT, 5, SUBJECT, agreement);
    }

    /// @dev Whoever ends a pause with the signatures that began it, or the other way round, has signed neither.
    function test_SignaturesOfAPauseDoNotEndIt() public {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(SUBJECT, 5, REASON), NEVER);
        council.pause(governor, SUBJECT, 5, REASON, agreement);
        expectInvalidSignature(agreement);
        council.endPause(SUBJECT, REASON, agreement);

        agreement = agree(endPauseHash(SUBJECT, SUBJECT), NEVER);
        expectInvalidSignature(agreement);
        council.endPause(SUBJECT, REASON, agreement);
    }

    /// @dev A governor that lies about everything, but may not propose to the timelock, is none.
    function test_AGovernorOfItsOwn() public {
        IGovernor fake = IGovernor(payable(new FakeGovernor(address(council))));
        IAuditCouncil.ProposedCalls memory calls = callsOf(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(proposalId, REASON), NEVER);
        vm.expectRevert(abi.encodeWithSelector(IAuditCouncil.AuditCouncilNotInOffice.selector, fake));
        council.veto(fake, calls, REASON, agreement);
    }

    function expectRefused(bytes memory reason) private {
        expectRefused(agree(vetoHash(proposalId, REASON), NEVER), reason);
    }

    function expectRefused(ICouncilMembers.Agreement memory agreement, bytes memory reason) private {
        IAuditCouncil.ProposedCalls memory calls = callsOf(batch);
        vm.expectRevert(reason);
        council.veto(governor, calls, REASON, agreement);
    }

    function expectInvalid(ICouncilMembers.Agreement memory agreement) private {
        expectRefused(
            agreement,
            abi.encodeWithSelector(
                ICouncilMembers.AuditCouncilInvalidSignature.selector,
                agreement.signatures[0].member
            )
        );
    }

    function expectInvalidSignature(ICouncilMembers.Agreement memory agreement) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ICouncilMembers.AuditCouncilInvalidSignature.selector,
                agreement.signatures[0].member
            )
        );
    }

    function expectInvalidPause(
        bytes32 subject,
        uint256 duration,
        bytes32 reason,
        ICouncilMembers.Agreement memory agreement
    ) private {
        expectInvalidSignature(agreement);
        council.pause(governor, subject, duration, reason, agreement);
    }
}
