// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IReviewPanel} from "../interfaces/IReviewPanel.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {Governed} from "../registry/Governed.sol";
import {Tier} from "../types/Tier.sol";
import {Reviewers} from "./Reviewers.sol";

/// @title ReviewPanel
/// @notice See {IReviewPanel}.
contract ReviewPanel is IReviewPanel, Reviewers, EIP712 {
    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(bytes32 subject,uint8 verdict,bytes32 digest,string uri,address reviewer,uint256 nonce,uint256 deadline)"
    );

    /// @dev Reports of one author on one subject.
    struct Authored {
        uint128 count;
        uint128 latest;
    }

    mapping(bytes32 subject => Report[]) private _reports;
    mapping(bytes32 subject => mapping(address author => Authored)) private _authored;

    /// @dev Seats of the authors whose latest report approves.
    mapping(bytes32 subject => mapping(uint256 word => uint256 bits)) private _approving;

    constructor(
        address timelock_,
        IExecutionContext governor_
    ) Governed(timelock_, governor_) EIP712("ReviewPanel", "1") {}

    /// @inheritdoc IReviewPanel
    function report(Finding calldata finding) external {
        _report(msg.sender, finding);
    }

    /// @inheritdoc IReviewPanel
    function reportBySig(
        Finding calldata finding,
        address author,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert ReviewPanelExpired(deadline);
        if (!SignatureChecker.isValidSignatureNowCalldata(author, _hash(finding, author, deadline), signature)) {
            revert ReviewPanelInvalidSignature(author);
        }

        _report(author, finding);
    }

    /// @inheritdoc IReviews
    function isReviewed(bytes32 subject, Tier tier) external view returns (bool) {
        Threshold memory least = threshold(tier);
        if (least.approvals == 0) return true;
        (uint256 reviewers, uint256 persons) = approvals(subject);

        return reviewers >= least.approvals && persons >= least.persons;
    }

    /// @inheritdoc IReviewPanel
    function latestReport(bytes32 subject, address author) external view returns (Report memory latest) {
        Authored memory authored = _authored[subject][author];
        if (authored.count != 0) latest = _reports[subject][authored.latest];
    }

    /// @inheritdoc IReviewPanel
    function reports(bytes32 subject, uint256 offset, uint256 limit) external view returns (Report[] memory page) {
        (uint256 start, uint256 length) = _page(offset, limit, _reports[subject].length);
        page = new Report[](length);
        for (uint256 i; i < length; ++i) page[i] = _reports[subject][start + i];
    }

    /// @inheritdoc IReviewPanel
    function reportCount(bytes32 subject) external view returns (uint256) {
        return _reports[subject].length;
    }

    /// @inheritdoc IReviewPanel
    function nonce(bytes32 subject, address author) public view returns (uint256) {
        return _authored[subject][author].count;
    }

    /// @inheritdoc IReviewPanel
    function approvals(bytes32 subject) public view returns (uint256 reviewers, uint256 persons) {
        uint256 seats = reviewersEverCount();
        for (uint256 word; word * 256 < seats; ++word) {
            Sitting memory sitting = _sittingIn(word);
            uint256 approving = _approving[subject][word] & sitting.all;
            reviewers += _countBits(approving);
            persons += _countBits(approving & sitting.persons);
        }
    }

    function _report(address author, Finding calldata finding) private {
        ReviewerKind kind = _kindOf(author);
        if (kind == ReviewerKind.None) revert ReviewPanelNotReviewer(author);
        (bytes32 subject, Verdict verdict, bytes32 digest) = (finding.subject, finding.verdict, finding.digest);
        if (subject == 0 || digest == 0) revert ReviewPanelInvalidReport(subject, digest);
        uint256 index = _reports[subject].length;
        Authored storage authored = _authored[subject][author];

        _reports[subject].push(Report(author, Time.timestamp(), verdict, kind, digest));
        authored.count += 1;
        authored.latest = uint128(index);
        _setApproving(subject, author, verdict == Verdict.Approve);

        emit Reported(subject, author, verdict, kind, digest, index, finding.uri);
    }

    function _setApproving(bytes32 subject, address author, bool approves) private {
        (uint256 word, uint256 bit) = _seatOf(author);

        if (approves) _approving[subject][word] |= bit;
        else _approving[subject][word] &= ~bit;
    }

    /// @dev What the author signs.
    function _hash(Finding calldata finding, address author, uint256 deadline) private view returns (bytes32) {
        return
            _hashTypedDataV4(
                keccak256(
                    abi.encode(
                        REPORT_TYPEHASH,
                        finding.subject,
                        finding.verdict,
                        finding.digest,
                        keccak256(bytes(finding.uri)),
                        author,
                        nonce(finding.subject, author),
                        deadline
                    )
                )
            );
    }

    /// @dev A step for each bit that is set: clears the lowest one.
    function _countBits(uint256 bits) private pure returns (uint256 count) {
        for (; bits != 0; bits &= bits - 1) ++count;
    }
}
