// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {IReviewPanel} from "../../../contracts/interfaces/IReviewPanel.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Wallet} from "../support/Wallet.sol";
import {PanelFixture} from "./PanelFixture.sol";

contract ReviewPanelTest is PanelFixture {
    IReviewPanel.Verdict private constant APPROVE = IReviewPanel.Verdict.Approve;
    IReviewPanel.Verdict private constant REJECT = IReviewPanel.Verdict.Reject;
    IReviewPanel.Verdict private constant ABSTAIN = IReviewPanel.Verdict.Abstain;
    IReviewers.ReviewerKind private constant PERSON = IReviewers.ReviewerKind.Person;
    IReviewers.ReviewerKind private constant AGENT = IReviewers.ReviewerKind.AutomaticAgent;

    function test_AReportIsOnRecord() public {
        expectReported(runa, REJECT, PERSON, 0);
        report(runa, REJECT);

        assertReport(panel.latestReport(SUBJECT, runa), runa, NOW, REJECT, PERSON);
        assertReport(panel.reports(SUBJECT, 0, 1)[0], runa, NOW, REJECT, PERSON);
        assertEq(panel.reportCount(SUBJECT), 1);
        assertEq(panel.nonce(SUBJECT, runa), 1);
        assertEq(panel.nonce(SUBJECT, sven), 0);
        assertEq(panel.nonce(DIGEST, runa), 0);
    }

    function test_WhoDoesNotReviewReportsNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelNotReviewer.selector, MALLORY));
        report(MALLORY, APPROVE);

        dismiss(runa);
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelNotReviewer.selector, runa));
        report(runa, APPROVE);
    }

    function test_AReportNamesASubjectAndAText() public {
        vm.prank(runa);
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelInvalidReport.selector, bytes32(0), DIGEST));
        panel.report(finding(0, APPROVE));

        IReviewPanel.Finding memory said = finding(SUBJECT, APPROVE);
        said.digest = 0;
        vm.prank(runa);
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelInvalidReport.selector, SUBJECT, bytes32(0)));
        panel.report(said);
    }

    function test_ALaterReportCountsAndTheEarlierStaysReadable() public {
        approve(runa);
        vm.warp(NOW + 5);
        expectReported(ROBO, ABSTAIN, AGENT, 1);
        report(ROBO, ABSTAIN);
        vm.warp(NOW + 9);
        expectReported(runa, REJECT, PERSON, 2);
        report(runa, REJECT);

        assertEq(panel.reportCount(SUBJECT), 3);
        assertEq(panel.nonce(SUBJECT, runa), 2);
        assertReport(panel.latestReport(SUBJECT, runa), runa, NOW + 9, REJECT, PERSON);
        assertReport(panel.latestReport(SUBJECT, ROBO), ROBO, NOW + 5, ABSTAIN, AGENT);
        assertReport(panel.reports(SUBJECT, 0, 3)[0], runa, NOW, APPROVE, PERSON);
        assertApprovals(0, 0);
    }

    function test_ReportsAreReadInPages() public {
        approve(runa);
        report(sven, REJECT);
        report(ROBO, ABSTAIN);

        IReviewPanel.Report[] memory page = panel.reports(SUBJECT, 1, 2);
        assertEq(page.length, 2);
        assertReport(page[0], sven, NOW, REJECT, PERSON);
        assertReport(page[1], ROBO, NOW, ABSTAIN, AGENT);
        assertEq(panel.reports(SUBJECT, 2, type(uint256).max).length, 1);
        assertEq(panel.reports(SUBJECT, 3, 1).length, 0);
        assertEq(panel.reports(SUBJECT, type(uint256).max, 1).length, 0);
        assertEq(panel.reports(DIGEST, 0, 10).length, 0);
    }

    function test_WithoutAReportThereIsNone() public {
        approve(sven);
        assertEq(panel.latestReport(SUBJECT, runa).reviewer, address(0));
        assertEq(panel.latestReport(SUBJECT, runa).digest, 0);
    }

    function test_AReportRemembersWhatItsAuthorWas() public {
        approve(runa);
        admit(runa, AGENT);
        assertReport(panel.latestReport(SUBJECT, runa), runa, NOW, APPROVE, PERSON);
        assertApprovals(1, 0);
    }

    function test_AnyoneBringsASignedReport() public {
        bytes memory signature = signedByRuna(NOW);
        expectReported(runa, APPROVE, PERSON, 0);
        vm.prank(MALLORY);
        panel.reportBySig(finding(SUBJECT, APPROVE), runa, NOW, signature);

        assertReport(panel.latestReport(SUBJECT, runa), runa, NOW, APPROVE, PERSON);
        assertApprovals(1, 1);
    }

    function test_ASignedReportExpires() public {
        bytes memory signature = signedByRuna(NOW);
        vm.warp(NOW + 1);
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelExpired.selector, uint256(NOW)));
        panel.reportBySig(finding(SUBJECT, APPROVE), runa, NOW, signature);
    }

    function test_AContractReviewsBySignature() public {
        Wallet wallet = new Wallet(runa);
        admit(address(wallet), PERSON);
        IReviewPanel.Finding memory said = finding(SUBJECT, APPROVE);
        bytes32 digest = digestOf(said, address(wallet), 0, NOW);

        bytes memory wrong = sign(SVEN_KEY, digest);
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelInvalidSignature.selector, address(wallet)));
        panel.reportBySig(said, address(wallet), NOW, wrong);

        panel.reportBySig(said, address(wallet), NOW, sign(RUNA_KEY, digest));
        assertReport(panel.latestReport(SUBJECT, address(wallet)), address(wallet), NOW, APPROVE, PERSON);
    }

    function test_ASignedReportOfADismissedReviewerIsRefused() public {
        bytes memory signature = signedByRuna(NOW);
        dismiss(runa);
        vm.expectRevert(abi.encodeWithSelector(IReviewPanel.ReviewPanelNotReviewer.selector, runa));
        panel.reportBySig(finding(SUBJECT, APPROVE), runa, NOW, signature);
    }

    function test_EachTierAsksForItsOwnThreshold() public {
        panel.setThreshold(Tier.Routine, 1, 0);
        panel.setThreshold(Tier.Model, 2, 1);
        panel.setThreshold(Tier.Constitutional, 2, 2);
        assertReviewed(false, false, false);

        approve(ROBO);
        assertReviewed(true, false, false);

        approve(runa);
        assertReviewed(true, true, false);

        report(ROBO, ABSTAIN);
        assertReviewed(true, false, false);

        approve(sven);
        assertReviewed(true, true, true);

        report(runa, REJECT);
        assertReviewed(true, false, false);
    }

    function test_WithoutAThresholdEverythingIsReviewed() public {
        assertReviewed(true, true, true);
        dismiss(runa);
        dismiss(sven);
        dismiss(ROBO);
        assertReviewed(true, true, true);
    }

    function test_OnlyWhoReviewsNowCounts() public {
        panel.setThreshold(Tier.Routine, 2, 1);
        approve(runa);
        approve(ROBO);
        assertApprovals(2, 1);
        assertTrue(isReviewed(Tier.Routine), "Runa and Robo");

        dismiss(runa);
        assertApprovals(1, 0);
        assertTrue(!isReviewed(Tier.Routine), "Robo alone");

        approve(sven);
        assertTrue(isReviewed(Tier.Routine), "Sven and Robo");

        admit(runa, PERSON);
        assertApprovals(3, 2);
    }

    /// @dev Decided: a threshold means what it says. Dismissing reviewers, a decision of a lower tier than setting a
    ///      threshold, must not switch reviews off; lowering the threshold or admitting reviewers needs no review.
    function test_FewerReviewersThanTheThresholdWaitForADecisionThatIsAlwaysPossible() public {
        panel.setThreshold(Tier.Routine, 3, 2);
        dismiss(sven);
        approve(runa);
        approve(ROBO);
        assertTrue(!isReviewed(Tier.Routine), "waits");

        panel.setThreshold(Tier.Routine, 2, 1);
        assertTrue(isReviewed(Tier.Routine), "goes on");
    }

    /// @dev Hundreds came, most of them went: the last seat of a word, the first of the next and those after it count.
    function test_SeatsBeyondTheFirstWordCount() public {
        come(3, 255);
        admit(visitor(255), PERSON);
        approve(visitor(255));
        assertApprovals(1, 1);

        admit(visitor(256), PERSON);
        approve(visitor(256));
        assertApprovals(2, 2);

        come(257, 299);
        admit(visitor(299), PERSON);
        approve(visitor(299));
        approve(runa);
        assertApprovals(4, 4);
        dismiss(visitor(256));
        assertApprovals(3, 3);
    }

    /// @dev Whatever happens, the panel counts what a count by hand gives.
    function testFuzz_ApprovalsAreTheLatestReportsOfThoseWhoReview(uint256[12] calldata seeds) public {
        address[3] memory accounts = [runa, sven, ROBO];
        bool[3] memory approves;
        for (uint256 i; i < seeds.length; ++i) {
            uint256 who = seeds[i] % 3;
            uint256 what = (seeds[i] >> 8) % 3;
            if ((seeds[i] >> 16) % 2 == 0) {
                admit(accounts[who], IReviewers.ReviewerKind(what));
            } else if (panel.isReviewer(accounts[who])) {
                report(accounts[who], IReviewPanel.Verdict(what));
                approves[who] = what == 0;
            }
        }

        uint256 reviewers;
        uint256 persons;
        for (uint256 who; who < 3; ++who) {
            IReviewers.ReviewerKind kind = panel.reviewer(accounts[who]).kind;
            if (approves[who] && kind != IReviewers.ReviewerKind.None) ++reviewers;
            if (approves[who] && kind == PERSON) ++persons;
        }
        assertApprovals(reviewers, persons);
    }

    function visitor(uint160 seat) private pure returns (address) {
        return address(0x1000 + seat);
    }

    /// @dev Takes seats, from `first` to the one before `last`, and leaves them.
    function come(uint160 first, uint160 last) private {
        for (uint160 seat = first; seat < last; ++seat) {
            admit(visitor(seat), PERSON);
            dismiss(visitor(seat));
        }
    }

    function expectReported(
        address author,
        IReviewPanel.Verdict verdict,
        IReviewers.ReviewerKind kind,
        uint256 index
    ) private {
        vm.expectEmit(address(panel));
        emit IReviewPanel.Reported(SUBJECT, author, verdict, kind, DIGEST, index, "ipfs://report");
    }

    function assertReviewed(bool routine, bool model, bool constitutional) private view {
        assertTrue(isReviewed(Tier.Routine) == routine, "routine");
        assertTrue(isReviewed(Tier.Model) == model, "model");
        assertTrue(isReviewed(Tier.Constitutional) == constitutional, "constitutional");
    }

    function assertReport(
        IReviewPanel.Report memory found,
        address author,
        uint256 reportedAt,
        IReviewPanel.Verdict verdict,
        IReviewers.ReviewerKind kind
    ) private pure {
        assertEq(found.reviewer, author);
        assertEq(found.reportedAt, reportedAt);
        assertEq(uint256(found.verdict), uint256(verdict));
        assertEq(uint256(found.kind), uint256(kind));
        assertEq(found.digest, DIGEST);
    }
}
