// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAgentIdentity} from "../../../contracts/interfaces/IAgentIdentity.sol";
import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {IReviewPanel} from "../../../contracts/interfaces/IReviewPanel.sol";
import {ReviewPanel} from "../../../contracts/review/ReviewPanel.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {FakeContext} from "../support/FakeContext.sol";
import {Test} from "../support/Test.sol";

/// @dev A panel alone: the test is the timelock, proposal 7 is executing. Runa and Sven are persons, Robo is an agent.
abstract contract PanelFixture is Test {
    uint256 internal constant RUNA_KEY = 0x2A;
    uint256 internal constant SVEN_KEY = 0x5E;
    address internal constant ROBO = address(0x80B0);
    address internal constant MALLORY = address(0xBAD);
    bytes32 internal constant SUBJECT = keccak256("subject");
    bytes32 internal constant DIGEST = keccak256("report");
    uint48 internal constant NOW = 1_700_000_000;

    address internal runa;
    address internal sven;
    FakeContext internal context;
    ReviewPanel internal panel;

    function setUp() public virtual {
        vm.warp(NOW);
        (runa, sven) = (vm.addr(RUNA_KEY), vm.addr(SVEN_KEY));
        context = new FakeContext();
        context.set(7);
        panel = new ReviewPanel(address(this), context);
        admit(runa, IReviewers.ReviewerKind.Person);
        admit(sven, IReviewers.ReviewerKind.Person);
        admit(ROBO, IReviewers.ReviewerKind.AutomaticAgent);
    }

    function nobody() internal pure returns (IReviewers.Agent memory) {
        return IReviewers.Agent(IAgentIdentity(address(0)), 0);
    }

    function admit(address account, IReviewers.ReviewerKind kind) internal {
        panel.setReviewer(account, kind, nobody());
    }

    function dismiss(address account) internal {
        panel.setReviewer(account, IReviewers.ReviewerKind.None, nobody());
    }

    function finding(
        bytes32 subject,
        IReviewPanel.Verdict verdict
    ) internal pure returns (IReviewPanel.Finding memory) {
        return IReviewPanel.Finding(subject, verdict, DIGEST, "ipfs://report");
    }

    function report(address author, IReviewPanel.Verdict verdict) internal {
        vm.prank(author);
        panel.report(finding(SUBJECT, verdict));
    }

    function approve(address author) internal {
        report(author, IReviewPanel.Verdict.Approve);
    }

    /// @dev EIP-712, written out: what a reviewer's wallet signs.
    function digestOf(
        IReviewPanel.Finding memory said,
        address author,
        uint256 nonce,
        uint256 deadline
    ) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("ReviewPanel"),
                keccak256("1"),
                block.chainid,
                address(panel)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256(
                    "Report(bytes32 subject,uint8 verdict,bytes32 digest,string uri,address reviewer,uint256 nonce,uint256 deadline)"
                ),
                said.subject,
                uint8(said.verdict),
                said.digest,
                keccak256(bytes(said.uri)),
                author,
                nonce,
                deadline
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }

    function sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev Runa's signature over an approving report on {SUBJECT} with her next nonce.
    function signedByRuna(uint256 deadline) internal view returns (bytes memory) {
        IReviewPanel.Finding memory said = finding(SUBJECT, IReviewPanel.Verdict.Approve);
        return sign(RUNA_KEY, digestOf(said, runa, panel.nonce(SUBJECT, runa), deadline));
    }

    function assertApprovals(uint256 reviewers, uint256 persons) internal view {
        (uint256 foundReviewers, uint256 foundPersons) = panel.approvals(SUBJECT);
        assertEq(foundReviewers, reviewers);
        assertEq(foundPersons, persons);
    }

    function isReviewed(Tier tier) internal view returns (bool) {
        return panel.isReviewed(SUBJECT, tier);
    }
}
