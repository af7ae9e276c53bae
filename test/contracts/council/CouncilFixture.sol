// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {AuditCouncil} from "../../../contracts/council/AuditCouncil.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IAuditCouncil} from "../../../contracts/interfaces/IAuditCouncil.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {Dao} from "../support/Dao.sol";

/// @dev The whole DAO with a council of Gunnar, Hilda and Ivar, two of whom must agree.
abstract contract CouncilFixture is Dao {
    uint256 internal constant GUNNAR_KEY = 0x6A;
    uint256 internal constant HILDA_KEY = 0x41;
    uint256 internal constant IVAR_KEY = 0x1F;
    bytes32 internal constant REASON = keccak256("reason");
    bytes32 internal constant SUBJECT = keccak256("subject");
    uint256 internal constant NEVER = type(uint256).max;

    /// @dev Who signs, and over what: tests change one field at a time.
    uint256[] internal signers = [GUNNAR_KEY, HILDA_KEY];

    function deployCouncil() internal virtual override returns (AuditCouncil) {
        return new AuditCouncil(address(timelock), threeMembers(), 2);
    }

    function governorParameters() internal view virtual override returns (ModelGovernor.Parameters memory p) {
        p = super.governorParameters();
        p.guardian = address(council);
        p.guardianTerm = 730 days;
    }

    function threeMembers() internal pure returns (bytes[] memory members) {
        members = new bytes[](3);
        members[0] = memberOf(GUNNAR_KEY);
        members[1] = memberOf(HILDA_KEY);
        members[2] = memberOf(IVAR_KEY);
    }

    function memberOf(uint256 key) internal pure returns (bytes memory) {
        return abi.encodePacked(vm.addr(key));
    }

    function callsOf(Batch memory batch) internal pure returns (IAuditCouncil.ProposedCalls memory) {
        return
            IAuditCouncil.ProposedCalls(
                batch.targets,
                batch.values,
                batch.calldatas,
                keccak256(bytes(batch.description))
            );
    }

    function actionsHashOf(Batch memory batch) internal pure returns (bytes32) {
        return keccak256(abi.encode(batch.targets, batch.values, batch.calldatas));
    }

    /// @dev Vetoes with the signatures of {signers}.
    function veto(Batch memory batch) internal {
        IAuditCouncil.ProposedCalls memory proposal = callsOf(batch);
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(idOf(batch), REASON), NEVER);
        council.veto(governor, proposal, REASON, agreement);
    }

    function pause(bytes32 subject, uint256 duration) internal {
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(subject, duration, REASON), NEVER);
        council.pause(governor, subject, duration, REASON, agreement);
    }

    function endPause(bytes32 subject) internal {
        ICouncilMembers.Agreement memory agreement = agree(endPauseHash(subject, REASON), NEVER);
        council.endPause(subject, REASON, agreement);
    }

    function vetoHash(uint256 proposalId, bytes32 reason) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Veto(address governor,uint256 proposalId,bytes32 reasonDigest,uint256 nonce,uint256 deadline)"
        );
        uint256 nonce = council.nonce(bytes32(proposalId));
        return keccak256(abi.encode(typeHash, governor, proposalId, reason, nonce, NEVER));
    }

    function pauseHash(bytes32 subject, uint256 duration, bytes32 reason) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Pause(address governor,bytes32 subject,uint256 duration,bytes32 reasonDigest,uint256 nonce,uint256 deadline)"
        );
        return keccak256(abi.encode(typeHash, governor, subject, duration, reason, council.nonce(subject), NEVER));
    }

    function endPauseHash(bytes32 subject, bytes32 reason) internal view returns (bytes32) {
        return endPauseHash(subject, reason, NEVER);
    }

    function endPauseHash(bytes32 subject, bytes32 reason, uint256 deadline) internal view returns (bytes32) {
        bytes32 typeHash = keccak256("EndPause(bytes32 subject,bytes32 reasonDigest,uint256 nonce,uint256 deadline)");
        return keccak256(abi.encode(typeHash, subject, reason, council.nonce(subject), deadline));
    }

    /// @dev What the members' wallets sign.
    function digestOf(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("AuditCouncil"),
                keccak256("1"),
                block.chainid,
                address(council)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @dev The signatures of {signers}, in the order that the council asks for.
    function agree(
        bytes32 structHash,
        uint256 deadline
    ) internal view returns (ICouncilMembers.Agreement memory agreement) {
        agreement.deadline = deadline;
        agreement.signatures = new ICouncilMembers.MemberSignature[](signers.length);
        for (uint256 i; i < signers.length; ++i) {
            agreement.signatures[i] = signatureBy(signers[i], digestOf(structHash));
        }
        sort(agreement.signatures);
    }

    function signatureBy(uint256 key, bytes32 digest) internal pure returns (ICouncilMembers.MemberSignature memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return ICouncilMembers.MemberSignature(memberOf(key), abi.encodePacked(r, s, v));
    }

    function sort(ICouncilMembers.MemberSignature[] memory all) internal pure {
        for (uint256 i = 1; i < all.length; ++i) {
            for (uint256 j = i; j > 0 && keccak256(all[j].member) < keccak256(all[j - 1].member); --j) {
                (all[j], all[j - 1]) = (all[j - 1], all[j]);
            }
        }
    }

    /// @dev A batch that says nothing to anybody.
    function someBatch() internal returns (Batch memory) {
        return batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (4)));
    }

    function assertCancelled(Batch memory batch) internal view {
        assertEq(uint256(governor.state(idOf(batch))), 2);
    }

    function asDecided(bytes memory data) internal {
        vm.prank(address(timelock));
        (bool success, bytes memory reason) = address(council).call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(reason, 32), mload(reason))
            }
        }
    }
}
