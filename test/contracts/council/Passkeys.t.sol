// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {ERC7913P256Verifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol";
import {ERC7913WebAuthnVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";
import {AuditCouncil} from "../../../contracts/council/AuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {PlainP256Verifier} from "../support/PlainP256Verifier.sol";
import {Wallet} from "../support/Wallet.sol";
import {CouncilFixture} from "./CouncilFixture.sol";

/// @dev Members that are no plain accounts: a passkey, a hardware key on P-256, a contract. Each pair vetoes a proposal.
contract PasskeysTest is CouncilFixture {
    uint256 private constant PASSKEY = 0x9A55;
    uint256 private constant HARDWARE_KEY = 0x4A2D;

    bytes private passkeyMember;
    bytes private hardwareMember;
    bytes private plainMember;
    bytes private walletMember;

    function deployCouncil() internal override returns (AuditCouncil) {
        passkeyMember = bytes.concat(abi.encodePacked(new ERC7913WebAuthnVerifier()), publicKey(PASSKEY));
        hardwareMember = bytes.concat(abi.encodePacked(new ERC7913P256Verifier()), publicKey(HARDWARE_KEY));
        plainMember = bytes.concat(abi.encodePacked(new PlainP256Verifier()), publicKey(HARDWARE_KEY));
        walletMember = abi.encodePacked(new Wallet(vm.addr(GUNNAR_KEY)));
        bytes[] memory members = new bytes[](4);
        (members[0], members[1], members[2], members[3]) = (passkeyMember, hardwareMember, plainMember, walletMember);
        return new AuditCouncil(address(timelock), members, 2);
    }

    function test_APasskeyAndAHardwareKeyVeto() public {
        Batch memory batch = someBatch();
        bytes32 digest = digestOf(vetoHash(propose(batch), REASON));
        vetoWith(batch, passkeySignature(digest), keySignature(hardwareMember, digest));
        assertCancelled(batch);
    }

    function test_AKeyVetoesWhereTheChainHasNoPrecompile() public {
        Batch memory batch = someBatch();
        bytes32 digest = digestOf(vetoHash(propose(batch), REASON));
        vetoWith(batch, keySignature(plainMember, digest), passkeySignature(digest));
        assertCancelled(batch);
    }

    function test_AContractVetoes() public {
        Batch memory batch = someBatch();
        bytes32 digest = digestOf(vetoHash(propose(batch), REASON));
        vetoWith(batch, walletSignature(digest), passkeySignature(digest));
        assertCancelled(batch);
    }

    function test_APasskeyThatSignedSomethingElseIsRefused() public {
        Batch memory batch = someBatch();
        bytes32 digest = digestOf(vetoHash(propose(batch), REASON));
        ICouncilMembers.Agreement memory agreement = agreementOf(
            walletSignature(digest),
            passkeySignature(digestOf(vetoHash(idOf(batch), SUBJECT)))
        );

        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilInvalidSignature.selector, passkeyMember));
        council.veto(governor, callsOf(batch), REASON, agreement);
    }

    function test_AnotherKeyOfTheSameVerifierIsNoMember() public {
        bytes memory stranger = bytes.concat(bytes20(hardwareMember), publicKey(0xBAD));
        Batch memory batch = someBatch();
        bytes32 digest = digestOf(vetoHash(propose(batch), REASON));
        ICouncilMembers.MemberSignature memory forged = keySignature(hardwareMember, digest);
        forged.member = stranger;
        ICouncilMembers.Agreement memory agreement = agreementOf(forged, forged);

        vm.expectRevert(abi.encodeWithSelector(ICouncilMembers.AuditCouncilNotMember.selector, stranger));
        council.veto(governor, callsOf(batch), REASON, agreement);
    }

    function vetoWith(
        Batch memory batch,
        ICouncilMembers.MemberSignature memory one,
        ICouncilMembers.MemberSignature memory other
    ) private {
        council.veto(governor, callsOf(batch), REASON, agreementOf(one, other));
    }

    function agreementOf(
        ICouncilMembers.MemberSignature memory one,
        ICouncilMembers.MemberSignature memory other
    ) private pure returns (ICouncilMembers.Agreement memory agreement) {
        agreement.deadline = NEVER;
        agreement.signatures = new ICouncilMembers.MemberSignature[](2);
        (agreement.signatures[0], agreement.signatures[1]) = (one, other);
        sort(agreement.signatures);
    }

    function walletSignature(bytes32 digest) private view returns (ICouncilMembers.MemberSignature memory signed) {
        signed = signatureBy(GUNNAR_KEY, digest);
        signed.member = walletMember;
    }

    function keySignature(
        bytes memory member,
        bytes32 digest
    ) private pure returns (ICouncilMembers.MemberSignature memory) {
        (bytes32 r, bytes32 s) = signLow(HARDWARE_KEY, digest);
        return ICouncilMembers.MemberSignature(member, abi.encodePacked(r, s));
    }

    /// @dev What a browser gives for a passkey whose challenge is the digest, user present and verified; then the places of
    ///      "challenge" and "type" in the JSON, and the fields of OpenZeppelin's WebAuthnAuth one by one.
    function passkeySignature(bytes32 digest) private view returns (ICouncilMembers.MemberSignature memory) {
        bytes memory authenticatorData = abi.encodePacked(sha256("althing.example"), bytes1(0x05), uint32(1));
        string memory clientDataJSON = string.concat(
            '{"type":"webauthn.get","challenge":"',
            Base64.encodeURL(abi.encodePacked(digest)),
            '","origin":"https://althing.example","crossOrigin":false}'
        );
        bytes32 signed = sha256(abi.encodePacked(authenticatorData, sha256(bytes(clientDataJSON))));
        (bytes32 r, bytes32 s) = signLow(PASSKEY, signed);
        return
            ICouncilMembers.MemberSignature(
                passkeyMember,
                abi.encode(r, s, uint256(23), uint256(1), authenticatorData, clientDataJSON)
            );
    }

    /// @dev OpenZeppelin takes the lower of the two signatures that say the same.
    function signLow(uint256 key, bytes32 digest) private pure returns (bytes32 r, bytes32 s) {
        (r, s) = vm.signP256(key, digest);
        if (uint256(s) > P256.N / 2) s = bytes32(P256.N - uint256(s));
    }

    function publicKey(uint256 key) private pure returns (bytes memory) {
        (uint256 x, uint256 y) = vm.publicKeyP256(key);
        return abi.encodePacked(x, y);
    }
}
