// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Who the council is
/// @notice M of N members agree by signing. A member is an ERC-7913 signer: an account (20 bytes), or a verifier's address
/// followed by a key, such as a passkey's.
/// @dev That two members are two people is for those to see who decide on them: one person may hold two keys.
interface ICouncilMembers {
    /// @param member ERC-7913 signer.
    /// @param signature In the form of its account (ECDSA, ERC-1271) or its verifier.
    struct MemberSignature {
        bytes member;
        bytes signature;
    }

    /// @notice What the council agreed to, as signed data: each signature is over the same EIP-712 message.
    /// @param deadline Unix seconds after which the signatures are void.
    /// @param signatures At least {threshold} of them, in ascending order of keccak256(member), each member once.
    struct Agreement {
        uint256 deadline;
        MemberSignature[] signatures;
    }

    /// @notice The council is `members` from now on, `threshold` of whom must agree.
    event MembersChanged(bytes[] members, uint64 threshold);

    /// @notice `account` is not the timelock.
    error AuditCouncilOnlyTimelock(address account);

    /// @notice There are more than {MAX_MEMBERS} members, the threshold is not within 1 to their number, or there are no
    /// members and a threshold.
    error AuditCouncilInvalidThreshold(uint256 members, uint64 threshold);

    /// @notice `member` is no ERC-7913 signer: shorter than 20 bytes, nobody, or a key of a verifier without code.
    error AuditCouncilInvalidMember(bytes member);

    /// @notice `member` is in the list twice.
    error AuditCouncilDuplicateMember(bytes member);

    /// @notice `given` members signed, `threshold` must.
    error AuditCouncilTooFewSignatures(uint256 given, uint64 threshold);

    /// @notice `member` is not one now.
    error AuditCouncilNotMember(bytes member);

    /// @notice `member` stands twice among the signatures, or not in the order of the members' hashes.
    error AuditCouncilUnorderedSignatures(bytes member);

    /// @notice The signature is not `member`'s over this act, this council, this chain and the nonce that is due.
    error AuditCouncilInvalidSignature(bytes member);

    /// @notice The signatures could be used until `deadline`, in Unix seconds.
    error AuditCouncilExpired(uint256 deadline);

    /// @notice Replaces the whole council, and its threshold. By decision only; no members and 0 dissolves it.
    function setMembers(bytes[] calldata members, uint64 threshold) external;

    /// @notice The members now, in no order that means anything.
    function members() external view returns (bytes[] memory);

    /// @notice Whether `member` is one now.
    function isMember(bytes calldata member) external view returns (bool);

    /// @notice How many members must sign.
    function threshold() external view returns (uint64);

    /// @notice The only account whose calls count as decisions.
    /// @dev The council is there before the governor, whose guardian it is, and so asks for the timelock alone, as the token
    ///      does. What could be gained by a leftover role in the timelock is a veto, nothing that comes into force.
    function timelock() external view returns (address);

    /// @notice Acts of the council on `subject` so far, which is what the next act's signatures must name.
    function nonce(bytes32 subject) external view returns (uint256);
}
