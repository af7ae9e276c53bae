// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {IReviewPanel} from "../../../contracts/interfaces/IReviewPanel.sol";
import {ReviewPanel} from "../../../contracts/review/ReviewPanel.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {PanelFixture} from "../review/PanelFixture.sol";

/// @dev Reports that nobody gave: signatures used again, elsewhere or for something else, and one reviewer with many faces.
contract ReportForgeryAttack is PanelFixture {
    IReviewPanel.Verdict private constant APPROVE = IReviewPanel.Verdict.Approve;
    IReviewPanel.Verdict private constant REJECT = IReviewPanel.Verdict.Reject;

    function test_ASignedReportCountsOnce() public {
        bytes memory signature = signedByRuna(NOW);
        panel.reportBySig(finding(SUBJECT, APPROVE), runa, NOW, signature);

        expectRefused(finding(SUBJECT, APPROVE), runa, NOW, signature);
    }

    /// @dev Runa approved by signature, thought better of it, and rejected: the approval cannot come back.
    function test_AChangeOfMindVoidsTheSignatureBeforeIt() public {
        bytes memory signature = signedByRuna(NOW);
        report(runa, REJECT);

        expectRefused(finding(SUBJECT, APPROVE), runa, NOW, signature);
        assertApprovals(0, 0);
    }

    function test_ASignedReportSaysNothingElse() public {
        bytes memory signature = signedByRuna(NOW);

        expectRefused(finding(DIGEST, APPROVE), runa, NOW, signature);
        expectRefused(finding(SUBJECT, REJECT), runa, NOW, signature);
        IReviewPanel.Finding memory said = finding(SUBJECT, APPROVE);
        said.digest = SUBJECT;
        expectRefused(said, runa, NOW, signature);
        said = finding(SUBJECT, APPROVE);
        said.uri = "https://mallory.example";
        expectRefused(said, runa, NOW, signature);
        expectRefused(finding(SUBJECT, APPROVE), sven, NOW, signature);
        expectRefused(finding(SUBJECT, APPROVE), runa, NOW + 1, signature);
    }

    function test_ASignedReportCountsOnOnePanelOfOneChain() public {
        bytes memory signature = signedByRuna(NOW);

        vm.chainId(block.chainid + 1);
        expectRefused(finding(SUBJECT, APPROVE), runa, NOW, signature);
        vm.chainId(block.chainid - 1);

        ReviewPanel other = new ReviewPanel(address(this), context);
        other.setReviewer(runa, IReviewers.ReviewerKind.Person, nobody());
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelInvalidSignature.selector, runa));
        other.reportBySig(finding(SUBJECT, APPROVE), runa, NOW, signature);

        panel.reportBySig(finding(SUBJECT, APPROVE), runa, NOW, signature);
    }

    function test_NobodySignsForTheReviewer() public {
        bytes32 digest = digestOf(finding(SUBJECT, APPROVE), runa, 0, NOW);
        expectRefused(finding(SUBJECT, APPROVE), runa, NOW, sign(0xBAD, digest));
        expectRefused(finding(SUBJECT, APPROVE), runa, NOW, "");
    }

    /// @dev A rogue reviewer reports a hundred times and from a hundred accounts: it is one approval.
    function test_ARogueReviewerIsOneApproval() public {
        panel.setThreshold(Tier.Routine, 2, 1);
        for (uint256 i; i < 100; ++i) approve(runa);
        for (uint160 i; i < 100; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelNotReviewer.selector, address(0x5B11 + i)));
            approve(address(0x5B11 + i));
        }

        assertApprovals(1, 1);
        assertTrue(!isReviewed(Tier.Routine), "one approval");
    }

    /// @dev A reviewer that changes its key by two decisions counts once: the old key's report went with its seat.
    function test_AChangedKeyIsNotTwoApprovals() public {
        panel.setThreshold(Tier.Routine, 2, 1);
        approve(runa);
        dismiss(runa);
        admit(address(0x2A2A), IReviewers.ReviewerKind.Person);
        approve(address(0x2A2A));

        assertApprovals(1, 1);
        assertTrue(!isReviewed(Tier.Routine), "one approval");
    }

    /// @dev Agents alone never pass for persons, however many there are.
    function test_AgentsAreNoPersons() public {
        panel.setThreshold(Tier.Routine, 2, 1);
        for (uint160 i; i < 10; ++i) {
            admit(address(0xA6E0 + i), IReviewers.ReviewerKind.AutomaticAgent);
            approve(address(0xA6E0 + i));
        }
        assertTrue(!isReviewed(Tier.Routine), "no person");

        approve(sven);
        assertTrue(isReviewed(Tier.Routine), "a person");
    }

    function expectRefused(
        IReviewPanel.Finding memory said,
        address author,
        uint256 deadline,
        bytes memory signature
    ) private {
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelInvalidSignature.selector, author));
        panel.reportBySig(said, author, deadline, signature);
    }
}
