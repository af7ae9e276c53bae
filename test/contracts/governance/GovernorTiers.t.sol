// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";
import {IVm} from "../support/IVm.sol";
import {TierTable} from "../support/TierTable.sol";

contract GovernorTiersTest is Dao {
    function test_TheTierFollowsFromTargetAndFunction() public view {
        assertTier(governor.tierOf(address(datasets), datasets.approve.selector), Tier.Routine);
        assertTier(governor.tierOf(address(datasets), datasets.revoke.selector), Tier.Model);
        assertTier(governor.tierOf(address(datasets), datasets.setGovernor.selector), Tier.Constitutional);
        assertTier(governor.tierOf(address(models), datasets.approve.selector), Tier.Constitutional);
        assertTier(governor.tierOf(address(token), token.mint.selector), Tier.Constitutional);
    }

    function test_ARoutineProposalNeedsTheUsualQuorum() public {
        uint256 proposalId = propose(routineCall());

        assertTier(governor.proposalTier(proposalId), Tier.Routine);
        assertEq(governor.proposalQuorum(proposalId), 40_000e18);
        assertEq(governor.proposalQuorum(proposalId), governor.quorum(governor.proposalSnapshot(proposalId)));
        assertEq(governor.proposalApproval(proposalId), 5_000);
    }

    /// @dev No event means routine: what costs nothing more also says nothing more.
    function test_ARoutineProposalEmitsNothingOfTiers() public {
        vm.recordLogs();
        propose(routineCall());

        IVm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        assertEq(logs[0].topics[0], IGovernor.ProposalCreated.selector);
    }

    function test_AModelProposalNeedsMore() public {
        Batch memory batch = modelCall();
        vm.expectEmit(address(governor));
        emit IGovernorTiers.ProposalTiered(idOf(batch), Tier.Model);
        uint256 proposalId = propose(batch);

        assertTier(governor.proposalTier(proposalId), Tier.Model);
        assertEq(governor.proposalQuorum(proposalId), 80_000e18);
        assertEq(governor.proposalApproval(proposalId), 5_000);
    }

    function test_AConstitutionalProposalNeedsMost() public {
        Batch memory batch = constitutionalCall();
        vm.expectEmit(address(governor));
        emit IGovernorTiers.ProposalTiered(idOf(batch), Tier.Constitutional);
        uint256 proposalId = propose(batch);

        assertTier(governor.proposalTier(proposalId), Tier.Constitutional);
        assertEq(governor.proposalQuorum(proposalId), 200_000e18);
        assertEq(governor.proposalApproval(proposalId), 6_667);
    }

    function test_EtherMakesARoutineCallConstitutional() public {
        Batch memory batch = routineCall();
        batch.values[0] = 1;

        assertTier(governor.proposalTier(propose(batch)), Tier.Constitutional);
    }

    function test_CalldataThatNamesNoFunctionIsConstitutional() public {
        Batch memory batch = batchOf(address(datasets), abi.encodePacked(bytes3(datasets.approve.selector)));
        assertTier(governor.proposalTier(propose(batch)), Tier.Constitutional);

        batch = batchOf(address(datasets), abi.encodePacked(datasets.approve.selector));
        assertTier(governor.proposalTier(propose(BJORN, batch)), Tier.Routine);
    }

    /// @dev Three bytes are not the function whose selector they begin, even where the fourth is zero.
    function test_AShortCalldataIsNoFunctionOfTheTable() public {
        setTiers(one(address(datasets), 0x12345600, Tier.Routine));

        assertTier(governor.proposalTier(propose(batchOf(address(datasets), hex"123456"))), Tier.Constitutional);
        assertTier(governor.proposalTier(propose(BJORN, batchOf(address(datasets), hex"12345600"))), Tier.Routine);
    }

    /// @dev All zeros is an unknown call as well.
    function test_TheNullAddressIsConstitutional() public {
        assertTier(governor.proposalTier(propose(batchOf(address(0), hex"00000000"))), Tier.Constitutional);
    }

    /// @dev Every order of two and three calls; a batch's tier is the greatest of its calls'.
    function testFuzz_TheStrictestCallCounts(uint8[5] calldata kinds) public {
        Batch memory batch = emptyBatch(kinds.length);
        uint256 strictest;
        for (uint256 i; i < kinds.length; ++i) {
            uint256 kind = kinds[i] % 3;
            if (kind > strictest) strictest = kind;
            batch.targets[i] = address(datasets);
            batch.calldatas[i] = abi.encodePacked(
                [datasets.approve.selector, datasets.revoke.selector, datasets.setGovernor.selector][kind]
            );
        }

        assertEq(uint256(governor.proposalTier(propose(batch))), strictest);
    }

    function test_QuorumIsReachedAtTheTiersShareAndNotBefore() public {
        assertQuorum(routineCall(), 40_000e18);
        assertQuorum(modelCall(), 80_000e18);
        assertQuorum(constitutionalCall(), 200_000e18);
    }

    /// @dev Abstentions help to reach quorum and say nothing of approval.
    function test_AbstentionsCountForQuorumAlone() public {
        uint256 proposalId = propose(constitutionalCall());
        vote(proposalId, 0, 1, 200_000e18 - 1);
        close(proposalId);

        assertState(proposalId, IGovernor.ProposalState.Succeeded);
    }

    function test_ApprovalIsReachedAtTheTiersShareAndNotBefore() public {
        assertApproval(constitutionalCall(), 333_350e18);
        assertApproval(modelCall(), 250_000e18 + 1);
        assertApproval(routineCall(), 250_000e18 + 1);
    }

    function test_ApprovalOfModelDecisionsCanBeRaised() public {
        IGovernorTiers.Requirements memory r = tierRequirements();
        r.modelApproval = 6_000;
        decide(address(governor), abi.encodeCall(governor.setTierRequirements, (r)));

        assertApproval(modelCall(), 300_000e18);
    }

    /// @dev Late quorum is the tier's quorum: the usual one does not end the protection.
    function test_TheVoteIsProlongedWhenTheTiersQuorumComesLate() public {
        uint256 proposalId = propose(constitutionalCall());
        uint256 deadline = governor.proposalDeadline(proposalId);
        vote(proposalId, 0, 100_000e18, 0);
        pass(deadline - governor.clock());

        vm.expectEmit(address(governor));
        emit GovernorPreventLateQuorum.ProposalExtended(proposalId, uint64(deadline + VOTE_EXTENSION));
        vm.prank(BJORN);
        governor.castVote(proposalId, 1);
    }

    /// @dev A routine quorum above a tier's is every tier's least.
    function test_NoTierNeedsLessThanTheUsualQuorum() public {
        decide(address(governor), abi.encodeCall(governor.updateQuorumNumerator, (1_500)));

        assertEq(governor.proposalQuorum(propose(modelCall())), 150_000e18);
        assertEq(governor.proposalQuorum(propose(BJORN, constitutionalCall())), 200_000e18);
        assertQuorum(CLARA, modelCall(), 150_000e18);
    }

    function test_AProposalThatNobodyMadeHasNoTier() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, 7));
        governor.proposalTier(7);
    }

    function test_ADecisionClassifiesCalls() public {
        assertTier(governor.tierOf(address(datasets), datasets.setGovernor.selector), Tier.Constitutional);
        setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Model));
        assertTier(governor.tierOf(address(datasets), datasets.setGovernor.selector), Tier.Model);
        setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Routine));
        assertTier(governor.tierOf(address(datasets), datasets.setGovernor.selector), Tier.Routine);
        setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Constitutional));
        assertTier(governor.tierOf(address(datasets), datasets.setGovernor.selector), Tier.Constitutional);
    }

    /// @dev Who administers the timelock can do everything already; the deployer does until it renounces.
    function test_TheDeployerClassifiesCallsUntilItRenounces() public {
        assertTrue(!timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), address(this)), "renounced");
        expectOnlyExecutor(address(this));
        governor.setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Model));

        bytes32 admin = timelock.DEFAULT_ADMIN_ROLE();
        vm.prank(address(timelock));
        timelock.grantRole(admin, address(this));
        vm.expectEmit(address(governor));
        emit IGovernorTiers.TierRuleSet(address(datasets), datasets.setGovernor.selector, Tier.Model);
        governor.setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Model));

        expectOnlyExecutor(MALLORY);
        vm.prank(MALLORY);
        governor.setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Routine));
    }

    /// @dev The timelock administers itself: without an executing decision that counts for nothing.
    function test_TheTimelockAloneClassifiesNothing() public {
        assertTrue(timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), address(timelock)), "admin of itself");

        vm.expectRevert();
        vm.prank(address(timelock));
        governor.setTiers(one(address(datasets), datasets.setGovernor.selector, Tier.Model));
    }

    function test_GovernorTimelockAndTokenStayConstitutional() public {
        address[3] memory fixedTargets = [address(governor), address(timelock), address(token)];
        for (uint256 i; i < fixedTargets.length; ++i) {
            expectTiersRefused(
                one(fixedTargets[i], 0x12345678, Tier.Constitutional),
                abi.encodeWithSelector(IGovernorTiers.GovernorTierFixed.selector, fixedTargets[i])
            );
        }
    }

    function test_OnlyCodeThatCannotChangeIsClassified() public {
        address target = address(0x7E57);
        bytes memory refusal = abi.encodeWithSelector(IGovernorTiers.GovernorTierTargetWithoutCode.selector, target);
        expectTiersRefused(one(target, 0x12345678, Tier.Model), refusal);

        vm.etch(target, abi.encodePacked(hex"ef0100", address(datasets)));
        assertEq(target.code.length, 23);
        expectTiersRefused(one(target, 0x12345678, Tier.Model), refusal);

        vm.etch(target, new bytes(24));
        setTiers(one(target, 0x12345678, Tier.Model));
        assertTier(governor.tierOf(target, 0x12345678), Tier.Model);
    }

    function test_ADecisionSetsWhatTiersNeed() public {
        assertRequirement(Tier.Routine, 0, 0);
        assertRequirement(Tier.Model, 800, 5_000);
        assertRequirement(Tier.Constitutional, 2_000, 6_667);

        IGovernorTiers.Requirements memory r = IGovernorTiers.Requirements(900, 5_100, 2_500, 7_500);
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setTierRequirements, (r)));
        adopt(batch);
        queue(batch);
        vm.expectEmit(address(governor));
        emit IGovernorTiers.TierRequirementsSet(r);
        execute(batch);

        assertRequirement(Tier.Model, 900, 5_100);
        assertRequirement(Tier.Constitutional, 2_500, 7_500);
        expectOnlyExecutor(MALLORY);
        vm.prank(MALLORY);
        governor.setTierRequirements(r);
    }

    function test_TiersStayOrderedAndWithinBounds() public {
        accepts(400, 5_000, 400, 5_000);
        accepts(5_000, 9_000, 5_000, 9_000);
        refuses(399, 5_000, 2_000, 6_667, IGovernorLimits.Setting.ModelQuorum, 399, 400, 5_000);
        refuses(5_001, 5_000, 5_001, 6_667, IGovernorLimits.Setting.ModelQuorum, 5_001, 400, 5_000);
        refuses(800, 4_999, 2_000, 6_667, IGovernorLimits.Setting.ModelApproval, 4_999, 5_000, 9_000);
        refuses(800, 9_001, 2_000, 9_001, IGovernorLimits.Setting.ModelApproval, 9_001, 5_000, 9_000);
        refuses(800, 5_000, 799, 6_667, IGovernorLimits.Setting.ConstitutionalQuorum, 799, 800, 5_000);
        refuses(800, 5_000, 5_001, 6_667, IGovernorLimits.Setting.ConstitutionalQuorum, 5_001, 800, 5_000);
        refuses(800, 6_000, 2_000, 5_999, IGovernorLimits.Setting.ConstitutionalApproval, 5_999, 6_000, 9_000);
        refuses(800, 6_000, 2_000, 9_001, IGovernorLimits.Setting.ConstitutionalApproval, 9_001, 6_000, 9_000);
    }

    function routineCall() private returns (Batch memory) {
        return batchOf(address(datasets), abi.encodePacked(datasets.approve.selector));
    }

    function modelCall() private returns (Batch memory) {
        return batchOf(address(datasets), abi.encodePacked(datasets.revoke.selector));
    }

    function constitutionalCall() private returns (Batch memory) {
        return batchOf(address(datasets), abi.encodePacked(datasets.setGovernor.selector));
    }

    function one(
        address target,
        bytes4 selector,
        Tier tier
    ) private pure returns (IGovernorTiers.TierRule[] memory rules) {
        rules = new IGovernorTiers.TierRule[](1);
        rules[0] = TierTable.rule(target, selector, tier);
    }

    function setTiers(IGovernorTiers.TierRule[] memory rules) private {
        decide(address(governor), abi.encodeCall(governor.setTiers, (rules)));
    }

    function expectTiersRefused(IGovernorTiers.TierRule[] memory rules, bytes memory reason) private {
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setTiers, (rules)));
        adopt(batch);
        queue(batch);
        vm.expectRevert(reason);
        execute(batch);
    }

    function accepts(uint16 mq, uint16 ma, uint16 cq, uint16 ca) private {
        ModelGovernor.Parameters memory p = governorParameters();
        p.tiers = IGovernorTiers.Requirements(mq, ma, cq, ca);
        (, uint16 foundQuorum, uint16 foundApproval) = new ModelGovernor(p).tierRequirement(Tier.Constitutional);
        assertEq(foundQuorum, cq);
        assertEq(foundApproval, ca);
    }

    function refuses(
        uint16 mq,
        uint16 ma,
        uint16 cq,
        uint16 ca,
        IGovernorLimits.Setting setting,
        uint256 value,
        uint256 least,
        uint256 greatest
    ) private {
        ModelGovernor.Parameters memory p = governorParameters();
        p.tiers = IGovernorTiers.Requirements(mq, ma, cq, ca);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernorLimits.GovernorSettingOutOfBounds.selector, setting, value, least, greatest)
        );
        new ModelGovernor(p);
    }

    /// @dev One vote too few is defeat, the last one success. Twice the same call: descriptions differ.
    function assertQuorum(Batch memory batch, uint256 quorum) private {
        assertQuorum(ASTRID, batch, quorum);
    }

    function assertQuorum(address proposer, Batch memory batch, uint256 quorum) private {
        uint256 proposalId = propose(proposer, batch);
        vote(proposalId, 0, quorum - 1, 0);
        close(proposalId);
        assertState(proposalId, IGovernor.ProposalState.Defeated);

        batch.description = string.concat(batch.description, " again");
        proposalId = propose(proposer, batch);
        vote(proposalId, 0, quorum, 0);
        close(proposalId);
        assertState(proposalId, IGovernor.ProposalState.Succeeded);
    }

    /// @dev Of Astrid's 500 000 votes `least` for are enough, and one less is not.
    function assertApproval(Batch memory batch, uint256 least) private {
        uint256 proposalId = propose(batch);
        vote(proposalId, 500_000e18 - least + 1, least - 1, 0);
        close(proposalId);
        assertState(proposalId, IGovernor.ProposalState.Defeated);

        batch.description = string.concat(batch.description, " again");
        proposalId = propose(batch);
        vote(proposalId, 500_000e18 - least, least, 0);
        close(proposalId);
        assertState(proposalId, IGovernor.ProposalState.Succeeded);
    }

    function vote(uint256 proposalId, uint256 against, uint256 inFavour, uint256 abstain) private {
        vm.prank(ASTRID);
        governor.castVoteWithReasonAndParams(
            proposalId,
            255,
            "",
            abi.encodePacked(uint128(against), uint128(inFavour), uint128(abstain))
        );
    }

    function close(uint256 proposalId) private {
        pass(governor.proposalDeadline(proposalId) + 1 - governor.clock());
    }

    function assertRequirement(Tier tier, uint256 quorumBps, uint256 approvalBps) private view {
        (Tier foundTier, uint16 foundQuorum, uint16 foundApproval) = governor.tierRequirement(tier);
        assertTier(foundTier, tier);
        assertEq(foundQuorum, quorumBps);
        assertEq(foundApproval, approvalBps);
    }

    function assertTier(Tier found, Tier expected) private pure {
        assertEq(uint256(found), uint256(expected));
    }

    function expectOnlyExecutor(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, account));
    }
}
