// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {FakeIdentity} from "../support/FakeIdentity.sol";
import {PanelFixture} from "./PanelFixture.sol";

contract ReviewersTest is PanelFixture {
    address private constant NEWCOMER = address(0x1E);
    IReviewers.ReviewerKind private constant NONE = IReviewers.ReviewerKind.None;
    IReviewers.ReviewerKind private constant PERSON = IReviewers.ReviewerKind.Person;
    IReviewers.ReviewerKind private constant AGENT = IReviewers.ReviewerKind.AutomaticAgent;

    function test_AnAccountReviewsByDecision() public {
        context.set(9);
        vm.expectEmit(address(panel));
        emit IReviewers.ReviewerChanged(NEWCOMER, PERSON, nobody(), 9);
        admit(NEWCOMER, PERSON);

        assertTrue(panel.isReviewer(NEWCOMER), "reviews");
        assertRecord(NEWCOMER, PERSON, 9);
        assertCounts(4, 3, 4);
    }

    function test_AChangeOfKindMovesTheCount() public {
        admit(ROBO, PERSON);
        assertCounts(3, 3, 3);

        admit(ROBO, AGENT);
        assertCounts(3, 2, 3);

        admit(ROBO, AGENT);
        assertCounts(3, 2, 3);
    }

    function test_ADismissedAccountNoLongerReviews() public {
        context.set(8);
        vm.expectEmit(address(panel));
        emit IReviewers.ReviewerChanged(runa, NONE, nobody(), 8);
        dismiss(runa);
        dismiss(ROBO);

        assertTrue(!panel.isReviewer(runa) && !panel.isReviewer(ROBO) && panel.isReviewer(sven), "Sven is left");
        assertRecord(runa, NONE, 8);
        assertCounts(1, 1, 3);

        dismiss(runa);
        assertCounts(1, 1, 3);
    }

    function test_WhoCameBackKeepsItsSeat() public {
        dismiss(runa);
        admit(runa, AGENT);

        assertCounts(3, 1, 3);
        address[] memory ever = panel.reviewersEver(0, 10);
        assertEq(ever.length, 3);
        assertEq(ever[0], runa);
        assertEq(ever[1], sven);
        assertEq(ever[2], ROBO);
    }

    function test_ReviewersAreReadInPages() public view {
        assertEq(panel.reviewersEver(1, 1).length, 1);
        assertEq(panel.reviewersEver(1, 1)[0], sven);
        assertEq(panel.reviewersEver(2, type(uint256).max).length, 1);
        assertEq(panel.reviewersEver(2, type(uint256).max)[0], ROBO);
        assertEq(panel.reviewersEver(3, 1).length, 0);
        assertEq(panel.reviewersEver(type(uint256).max, type(uint256).max).length, 0);
    }

    function test_NobodyElseDecidesWhoReviews() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, MALLORY));
        panel.setReviewer(MALLORY, PERSON, nobody());

        context.set(0);
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, address(this)));
        panel.setReviewer(NEWCOMER, PERSON, nobody());
    }

    function test_NobodyIsNoReviewer() public {
        expectInvalid(address(0), PERSON);
        admit(address(0), PERSON);
    }

    function test_AnAgentIsAdmittedAsItsWalletOrItsOwner() public {
        FakeIdentity registry = new FakeIdentity(22, MALLORY, NEWCOMER);
        IReviewers.Agent memory agent = IReviewers.Agent(registry, 22);

        vm.expectEmit(address(panel));
        emit IReviewers.ReviewerChanged(NEWCOMER, AGENT, agent, 7);
        panel.setReviewer(NEWCOMER, AGENT, agent);
        panel.setReviewer(MALLORY, AGENT, agent);

        assertEq(address(panel.reviewer(NEWCOMER).agent.registry), address(registry));
        assertEq(panel.reviewer(NEWCOMER).agent.id, 22);
        assertCounts(5, 2, 5);
    }

    function test_AnAgentOfSomebodyElseIsNotAdmitted() public {
        FakeIdentity registry = new FakeIdentity(22, MALLORY, MALLORY);

        vm.expectRevert(
            abi.encodeWithSelector(IReviewers.ReviewPanelNotAgent.selector, NEWCOMER, address(registry), uint256(22))
        );
        panel.setReviewer(NEWCOMER, AGENT, IReviewers.Agent(registry, 22));

        vm.expectRevert(abi.encodeWithSelector(FakeIdentity.ERC721NonexistentToken.selector, uint256(23)));
        panel.setReviewer(MALLORY, AGENT, IReviewers.Agent(registry, 23));
    }

    function test_APersonIsNoAgent() public {
        IReviewers.Agent memory agent = IReviewers.Agent(new FakeIdentity(22, NEWCOMER, NEWCOMER), 22);

        expectInvalid(NEWCOMER, PERSON);
        panel.setReviewer(NEWCOMER, PERSON, agent);

        expectInvalid(NEWCOMER, NONE);
        panel.setReviewer(NEWCOMER, NONE, agent);
    }

    function test_ASoldIdentityChangesNotWhoReviews() public {
        FakeIdentity registry = new FakeIdentity(22, NEWCOMER, NEWCOMER);
        panel.setReviewer(NEWCOMER, AGENT, IReviewers.Agent(registry, 22));

        registry.sellTo(MALLORY);

        assertTrue(panel.isReviewer(NEWCOMER) && !panel.isReviewer(MALLORY), "the account was admitted");
    }

    function test_SixtyFourReviewAtOnce() public {
        for (uint160 i = 3; i < 64; ++i) admit(address(0x1000 + i), PERSON);
        assertCounts(64, 63, 64);

        vm.expectRevert(abi.encodeWithSelector(IReviewers.ReviewPanelFull.selector, NEWCOMER));
        admit(NEWCOMER, PERSON);

        admit(ROBO, PERSON);
        dismiss(runa);
        admit(NEWCOMER, PERSON);
        assertCounts(64, 64, 65);
    }

    function test_AThresholdIsDecidedPerTier() public {
        context.set(11);
        vm.expectEmit(address(panel));
        emit IReviewers.ThresholdChanged(Tier.Model, 3, 2, 11);
        panel.setThreshold(Tier.Model, 3, 2);

        assertThreshold(Tier.Routine, 0, 0);
        assertThreshold(Tier.Model, 3, 2);
        assertThreshold(Tier.Constitutional, 0, 0);

        panel.setThreshold(Tier.Model, 0, 0);
        assertThreshold(Tier.Model, 0, 0);
    }

    function test_NobodyElseDecidesAThreshold() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, MALLORY));
        panel.setThreshold(Tier.Routine, 0, 0);

        context.set(0);
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, address(this)));
        panel.setThreshold(Tier.Routine, 0, 0);
    }

    function test_AThresholdThatNobodyCouldReachIsRefused() public {
        expectUnreachable(4, 0);
        expectUnreachable(3, 3);
        expectUnreachable(1, 2);
        panel.setThreshold(Tier.Routine, 2, 2);
        panel.setThreshold(Tier.Routine, 3, 2);
    }

    function expectInvalid(address account, IReviewers.ReviewerKind kind) private {
        vm.expectRevert(abi.encodeWithSelector(IReviewers.ReviewPanelInvalidReviewer.selector, account, uint8(kind)));
    }

    function expectUnreachable(uint16 approving, uint16 persons) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IReviewers.ReviewPanelUnreachableThreshold.selector,
                approving,
                persons,
                uint256(3),
                uint256(2)
            )
        );
        panel.setThreshold(Tier.Routine, approving, persons);
    }

    function assertRecord(address account, IReviewers.ReviewerKind kind, uint256 proposalId) private view {
        assertEq(uint256(panel.reviewer(account).kind), uint256(kind));
        assertEq(panel.reviewer(account).proposalId, proposalId);
    }

    function assertThreshold(Tier tier, uint256 approving, uint256 persons) private view {
        assertEq(panel.threshold(tier).approvals, approving);
        assertEq(panel.threshold(tier).persons, persons);
    }

    function assertCounts(uint256 reviewers, uint256 persons, uint256 ever) private view {
        assertEq(panel.reviewerCount(), reviewers);
        assertEq(panel.personCount(), persons);
        assertEq(panel.reviewersEverCount(), ever);
    }
}
