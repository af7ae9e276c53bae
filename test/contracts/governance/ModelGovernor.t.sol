// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {ClockMode} from "../../../contracts/types/ClockMode.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";

contract ModelGovernorTest is Dao {
    uint256 private constant MAX_THRESHOLD = SUPPLY / 20;

    function test_ConstructorTakesEveryParameter() public view {
        assertEq(governor.votingDelay(), VOTING_DELAY);
        assertEq(governor.votingPeriod(), VOTING_PERIOD);
        assertEq(governor.lateQuorumVoteExtension(), VOTE_EXTENSION);
        assertEq(governor.proposalThreshold(), 1_000e18);
        assertEq(governor.quorumNumerator(), 400);
        assertEq(governor.quorumDenominator(), 10_000);
        assertEq(governor.quorum(governor.clock() - 1), SUPPLY / 25);
        assertEq(governor.proposalGuardian(), GUARDIAN);
        assertEq(governor.timelock(), address(timelock));
        assertEq(address(governor.token()), address(token));
        assertEq(governor.maxVotingDelay(), 1_000);
        assertEq(governor.minVotingPeriod(), 10);
        assertEq(governor.maxVotingPeriod(), 10_000);
    }

    function test_ConstructorRefusesWhatIsOutOfBounds() public {
        ModelGovernor.Parameters memory p = governorParameters();
        p.votingDelay = 0;
        expectOutOfBounds(IGovernorLimits.Setting.VotingDelay, 0, 1, 1_000);
        new ModelGovernor(p);

        p = governorParameters();
        p.votingPeriod = 9;
        expectOutOfBounds(IGovernorLimits.Setting.VotingPeriod, 9, 10, 10_000);
        new ModelGovernor(p);

        p = governorParameters();
        p.quorumNumerator = 99;
        expectOutOfBounds(IGovernorLimits.Setting.QuorumNumerator, 99, 100, 5_000);
        new ModelGovernor(p);

        p = governorParameters();
        p.proposalThreshold = MAX_THRESHOLD + 1;
        expectOutOfBounds(IGovernorLimits.Setting.ProposalThreshold, MAX_THRESHOLD + 1, 0, MAX_THRESHOLD);
        new ModelGovernor(p);

        p = governorParameters();
        p.voteExtension = VOTING_PERIOD + 1;
        vm.expectPartialRevert(GovernorPreventLateQuorum.GovernorPreventLateQuorumVoteExtensionTooLarge.selector);
        new ModelGovernor(p);
    }

    function test_ConstructorAcceptsEachEndOfTheBounds() public {
        ModelGovernor.Parameters memory p = governorParameters();
        (p.votingDelay, p.votingPeriod, p.voteExtension) = (1, 10, 10);
        (p.proposalThreshold, p.quorumNumerator) = (0, 100);
        assertEq(new ModelGovernor(p).quorumNumerator(), 100);

        (p.votingDelay, p.votingPeriod, p.voteExtension) = (1_000, 10_000, 10_000);
        (p.proposalThreshold, p.quorumNumerator) = (MAX_THRESHOLD, 5_000);
        (p.tiers.modelQuorum, p.tiers.constitutionalQuorum, p.queueWindow) = (5_000, 5_000, type(uint32).max);
        assertEq(new ModelGovernor(p).quorumNumerator(), 5_000);
    }

    function test_DecisionsCannotLeaveTheBounds() public {
        expectRefused(abi.encodeCall(governor.setVotingDelay, (0)));
        expectRefused(abi.encodeCall(governor.setVotingDelay, (1_001)));
        expectRefused(abi.encodeCall(governor.setVotingPeriod, (9)));
        expectRefused(abi.encodeCall(governor.setVotingPeriod, (10_001)));
        expectRefused(abi.encodeCall(governor.setProposalThreshold, (MAX_THRESHOLD + 1)));
        expectRefused(abi.encodeCall(governor.updateQuorumNumerator, (99)));
        expectRefused(abi.encodeCall(governor.updateQuorumNumerator, (5_001)));
    }

    /// @dev Whatever settings decisions may choose, half of the supply can take the next one, of any tier.
    function testFuzz_ANextDecisionIsAlwaysPossible(uint256[11] memory seeds) public {
        decideSettings(seeds);

        assertNextDecision();
    }

    /// @dev At the far end of every bound.
    function test_ANextDecisionIsPossibleAtTheStrictest() public {
        decideSettings([uint256(999), 9_990, MAX_THRESHOLD, 4_900, 10_000, 0, 4_000, 0, 0, 30 days, 0]);
        (, uint16 quorumBps, uint16 approvalBps) = governor.tierRequirement(Tier.Constitutional);
        assertEq(quorumBps, 5_000);
        assertEq(approvalBps, 9_000);
        assertEq(timelock.getMinDelay(), 30 days);
        assertEq(governor.lateQuorumVoteExtension(), 10_000);

        assertNextDecision();
    }

    function assertNextDecision() private {
        uint256 proposalId = decide(address(governor), abi.encodeCall(governor.setVotingDelay, (VOTING_DELAY)));

        assertState(proposalId, IGovernor.ProposalState.Executed);
        assertEq(governor.votingDelay(), VOTING_DELAY);
    }

    function decideSettings(uint256[11] memory seeds) private {
        Batch memory batch = emptyBatch(8);
        for (uint256 i; i < 8; ++i) batch.targets[i] = address(governor);
        uint32 period = uint32(bound(seeds[1], 10, 10_000));
        uint256 quorum = bound(seeds[3], 100, 5_000);
        IGovernorTiers.Requirements memory r;
        r.modelQuorum = uint16(bound(seeds[5], quorum, 5_000));
        r.modelApproval = uint16(bound(seeds[6], 5_000, 9_000));
        r.constitutionalQuorum = uint16(bound(seeds[7], r.modelQuorum, 5_000));
        r.constitutionalApproval = uint16(bound(seeds[8], r.modelApproval, 9_000));
        uint48 termEnd = uint48(bound(seeds[10], 0, vm.getBlockTimestamp() + 730 days));

        batch.calldatas[0] = abi.encodeCall(governor.setVotingDelay, (uint48(bound(seeds[0], 1, 1_000))));
        batch.calldatas[1] = abi.encodeCall(governor.setVotingPeriod, (period));
        batch.calldatas[2] = abi.encodeCall(governor.setProposalThreshold, (bound(seeds[2], 0, MAX_THRESHOLD)));
        batch.calldatas[3] = abi.encodeCall(governor.updateQuorumNumerator, (quorum));
        batch.calldatas[4] = abi.encodeCall(governor.setLateQuorumVoteExtension, (uint48(bound(seeds[4], 0, period))));
        batch.calldatas[5] = abi.encodeCall(governor.setTierRequirements, (r));
        batch.calldatas[6] = abi.encodeCall(governor.setGuardianTermEnd, (termEnd));
        batch.targets[7] = address(timelock);
        batch.calldatas[7] = abi.encodeCall(timelock.updateDelay, (bound(seeds[9], 0, 30 days)));
        decide(batch);
    }

    /// @dev Indexers that know `VoteCast` alone see every whole vote; only partial ones carry parameters.
    function test_WholeAndPartialVotes() public {
        uint256 proposalId = propose(batchOf(address(token), ""));

        vm.expectEmit(address(governor));
        emit IGovernor.VoteCast(BJORN, proposalId, 1, 300_000e18, "because");
        vm.prank(BJORN);
        governor.castVoteWithReason(proposalId, 1, "because");

        bytes memory params = abi.encodePacked(uint128(50_000e18), uint128(100_000e18), uint128(0));
        vm.expectEmit(address(governor));
        emit IGovernor.VoteCastWithParams(CLARA, proposalId, 255, 150_000e18, "", params);
        vm.prank(CLARA);
        governor.castVoteWithReasonAndParams(proposalId, 255, "", params);

        (uint256 against, uint256 inFavour, uint256 abstain) = governor.proposalVotes(proposalId);
        assertEq(against, 50_000e18);
        assertEq(inFavour, 400_000e18);
        assertEq(abstain, 0);
    }

    function test_TheGuardianCancelsAtEveryStage() public {
        Batch memory batch = batchOf(address(token), "");
        propose(batch);
        vm.prank(GUARDIAN);
        cancel(batch);
        assertState(idOf(batch), IGovernor.ProposalState.Canceled);

        batch = batchOf(address(token), "");
        adopt(batch);
        queue(batch);
        vm.prank(GUARDIAN);
        cancel(batch);
        assertState(idOf(batch), IGovernor.ProposalState.Canceled);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(batch);
    }

    /// @dev OpenZeppelin's guardian of zero would let a proposer cancel what holders already adopted.
    function test_WithoutAGuardianNobodyCancelsWhatIsVotedOn() public {
        decide(address(governor), abi.encodeCall(governor.setProposalGuardian, (address(0))));
        assertEq(governor.proposalGuardian(), address(0xdEaD));

        Batch memory batch = batchOf(address(token), "");
        uint256 proposalId = adopt(batch);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, ASTRID));
        vm.prank(ASTRID);
        cancel(batch);
    }

    function test_ProposersCancelWhatIsPending() public {
        Batch memory batch = batchOf(address(token), "");
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);

        vm.prank(ASTRID);
        cancel(batch);

        assertState(idOf(batch), IGovernor.ProposalState.Canceled);
    }

    function test_ProposingNeedsTheThreshold() public {
        Batch memory batch = batchOf(address(token), "");

        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, MALLORY, 0, 1_000e18)
        );
        vm.prank(MALLORY);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
    }

    /// @dev Quorum is 4 % when Clara's opponents stay away; she has 20 %, so quorum is raised to 50 % first.
    function test_ALoweredQuorumDoesNotReviveTheDefeated() public {
        decide(address(governor), abi.encodeCall(governor.updateQuorumNumerator, (5_000)));
        uint256 proposalId = propose(batchOf(address(token), ""));
        vm.prank(CLARA);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        assertState(proposalId, IGovernor.ProposalState.Defeated);

        decide(address(governor), abi.encodeCall(governor.updateQuorumNumerator, (100)));

        assertState(proposalId, IGovernor.ProposalState.Defeated);
    }

    function test_MintedTokensMoveNoQuorumOfThePast() public {
        uint256 snapshot = governor.clock() - 1;
        uint256 quorum = governor.quorum(snapshot);

        decide(address(token), abi.encodeCall(token.mint, (BJORN, 20_000e18)));
        pass(1);

        assertEq(governor.quorum(snapshot), quorum);
        assertEq(governor.quorum(governor.clock() - 1), (SUPPLY + 20_000e18) / 25);
    }

    function test_TheClockFollowsTheToken() public {
        assertEq(governor.clock(), vm.getBlockNumber());

        deployDao(ClockMode.Timestamp);

        assertEq(governor.clock(), vm.getBlockTimestamp());
        assertEq(keccak256(bytes(governor.CLOCK_MODE())), keccak256("mode=timestamp"));
        decide(address(governor), abi.encodeCall(governor.setVotingDelay, (5)));
        assertEq(governor.votingDelay(), 5);
    }

    function expectRefused(bytes memory setting) private {
        Batch memory batch = batchOf(address(governor), setting);
        adopt(batch);
        queue(batch);
        vm.expectPartialRevert(IGovernorLimits.GovernorSettingOutOfBounds.selector);
        execute(batch);
    }

    function expectOutOfBounds(
        IGovernorLimits.Setting setting,
        uint256 value,
        uint256 least,
        uint256 greatest
    ) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernorLimits.GovernorSettingOutOfBounds.selector, setting, value, least, greatest)
        );
    }
}
