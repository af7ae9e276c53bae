// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {ICouncilMembers} from "../interfaces/ICouncilMembers.sol";

/// @title CouncilMembers
/// @notice See {ICouncilMembers}.
/// @dev OpenZeppelin's MultiSignerERC7913 adds and removes single signers and refuses without saying which one; a decision
///      replaces the whole council, and a refused act names the signature that was wrong.
abstract contract CouncilMembers is ICouncilMembers, EIP712 {
    using EnumerableSet for EnumerableSet.BytesSet;

    /// @notice Most members of a council, which bounds what checking an act can cost.
    uint256 public constant MAX_MEMBERS = 32;

    uint256 private constant ACCOUNT_LENGTH = 20;

    /// @inheritdoc ICouncilMembers
    address public immutable timelock;

    /// @inheritdoc ICouncilMembers
    uint64 public threshold;

    EnumerableSet.BytesSet private _members;

    /// @inheritdoc ICouncilMembers
    mapping(bytes32 subject => uint256 count) public nonce;

    modifier onlyTimelock() {
        if (msg.sender != timelock) revert AuditCouncilOnlyTimelock(msg.sender);
        _;
    }

    constructor(address timelock_, bytes[] memory members_, uint64 threshold_) EIP712("AuditCouncil", "1") {
        timelock = timelock_;
        _setMembers(members_, threshold_);
    }

    /// @inheritdoc ICouncilMembers
    function setMembers(bytes[] calldata members_, uint64 threshold_) external onlyTimelock {
        _setMembers(members_, threshold_);
    }

    /// @inheritdoc ICouncilMembers
    function members() external view returns (bytes[] memory) {
        return _members.values();
    }

    /// @inheritdoc ICouncilMembers
    function isMember(bytes memory member) public view returns (bool) {
        return _members.contains(member);
    }

    /// @dev Reverts unless enough members signed the message with this hash, in time; uses up the subject's nonce, which the
    ///      message must have named.
    function _requireAgreement(bytes32 subject, bytes32 structHash, Agreement calldata agreement) internal {
        uint256 given = agreement.signatures.length;
        if (block.timestamp > agreement.deadline) revert AuditCouncilExpired(agreement.deadline);
        if (given == 0 || given < threshold) revert AuditCouncilTooFewSignatures(given, threshold);
        bytes32 signed = _hashTypedDataV4(structHash);
        bytes32 previous;
        for (uint256 i; i < given; ++i) {
            previous = _requireSignature(agreement.signatures[i], signed, previous);
        }

        ++nonce[subject];
    }

    function _requireSignature(
        MemberSignature calldata given,
        bytes32 signed,
        bytes32 previous
    ) private view returns (bytes32 memberHash) {
        memberHash = keccak256(given.member);
        if (!isMember(given.member)) revert AuditCouncilNotMember(given.member);
        if (memberHash <= previous) revert AuditCouncilUnorderedSignatures(given.member);
        if (!SignatureChecker.isValidSignatureNow(given.member, signed, given.signature)) {
            revert AuditCouncilInvalidSignature(given.member);
        }
    }

    function _setMembers(bytes[] memory members_, uint64 threshold_) private {
        uint256 count = members_.length;
        if (count > MAX_MEMBERS || threshold_ > count || (threshold_ == 0 && count != 0)) {
            revert AuditCouncilInvalidThreshold(count, threshold_);
        }

        _members.clear();
        for (uint256 i; i < count; ++i) {
            _requireMember(members_[i]);
            if (!_members.add(members_[i])) revert AuditCouncilDuplicateMember(members_[i]);
        }
        threshold = threshold_;

        emit MembersChanged(members_, threshold_);
    }

    function _requireMember(bytes memory member) private view {
        address account = address(bytes20(member));
        bool isKey = member.length > ACCOUNT_LENGTH;
        if (member.length < ACCOUNT_LENGTH || account == address(0) || (isKey && account.code.length == 0)) {
            revert AuditCouncilInvalidMember(member);
        }
    }
}
