// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IReviewers} from "./IReviewers.sol";
import {IReviews} from "./IReviews.sol";

/// @title Reports on what is to be decided
/// @notice Reviewers report on submissions, configs and versions, signed and for everybody to read for ever. A reviewer's
/// latest report on a subject counts, for as long as its author reviews. No report approves anything: a decision does, and
/// a registry may ask for enough approving reports before it lets one.
/// @dev The panel knows subjects by their ids alone. A reviewer may well report on its own submission, for all to see;
///      how many reviewers must agree is what keeps that harmless.
interface IReviewPanel is IReviewers, IReviews {
    enum Verdict {
        Approve,
        Reject,
        Abstain
    }

    /// @notice What a reviewer says.
    /// @param subject Id of a dataset, a config, a version or a batch, as bytes32.
    /// @param digest SHA-256 of the report's text.
    /// @param uri Where the text may be fetched: a hint, never an identity.
    struct Finding {
        bytes32 subject;
        Verdict verdict;
        bytes32 digest;
        string uri;
    }

    /// @notice A finding as it stays on record.
    /// @param reviewer Its author; zero for no report.
    /// @param reportedAt Unix seconds.
    /// @param kind What the author was when it reported.
    struct Report {
        address reviewer;
        uint48 reportedAt;
        Verdict verdict;
        ReviewerKind kind;
        bytes32 digest;
    }

    /// @notice A reviewer reported; the report takes the place of the one with the same author and subject, if any.
    /// @param index Position among the subject's reports, from 0.
    event Reported(
        bytes32 indexed subject,
        address indexed reviewer,
        Verdict verdict,
        ReviewerKind kind,
        bytes32 digest,
        uint256 index,
        string uri
    );

    /// @notice `account` does not review now.
    error ReviewPanelNotReviewer(address account);

    /// @notice The report names no subject or no text.
    error ReviewPanelInvalidReport(bytes32 subject, bytes32 digest);

    /// @notice The signature could be used until `deadline`, in Unix seconds.
    error ReviewPanelExpired(uint256 deadline);

    /// @notice The signature is not `reviewer`'s over this report, this panel, this chain and the nonce that is due.
    error ReviewPanelInvalidSignature(address reviewer);

    /// @notice Reports. Reviewers only.
    function report(Finding calldata finding) external;

    /// @notice Reports what `author` signed: EIP-712
    /// `Report(bytes32 subject,uint8 verdict,bytes32 digest,string uri,address reviewer,uint256 nonce,uint256 deadline)`,
    /// with {nonce} as it is now. Anyone.
    /// @dev A contract's signature is asked by ERC-1271; an account with code (EIP-7702) and without it calls {report}.
    /// @param deadline Unix seconds after which the signature is void.
    function reportBySig(Finding calldata finding, address author, uint256 deadline, bytes calldata signature) external;

    /// @notice Number of reports of `author` on `subject`, which is what its next signature on it must name: a later report
    /// voids every signature before it.
    function nonce(bytes32 subject, address author) external view returns (uint256);

    /// @notice The latest report of `author` on `subject`; all zero for none.
    function latestReport(bytes32 subject, address author) external view returns (Report memory);

    /// @notice Reports on `subject` in the order they came, `limit` at most from `offset` on.
    function reports(bytes32 subject, uint256 offset, uint256 limit) external view returns (Report[] memory);

    /// @notice Number of reports on `subject`.
    function reportCount(bytes32 subject) external view returns (uint256);

    /// @notice Reviewers, and persons among them, whose latest report on `subject` approves it and who review now.
    function approvals(bytes32 subject) external view returns (uint256 reviewers, uint256 persons);
}
