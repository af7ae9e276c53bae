// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {IGovernorTermGuardian} from "../../../contracts/interfaces/IGovernorTermGuardian.sol";
import {Dao} from "../support/Dao.sol";

contract GovernorTermGuardianTest is Dao {
    address private constant NOBODY = address(0xdEaD);
    uint256 private constant MAX_TERM = 730 days;

    function test_TheVetoEndsWithTheTerm() public {
        Batch memory batch = otherCall();
        uint256 proposalId = adopt(batch);
        queue(batch);
        uint48 termEnd = governor.guardianTermEnd();

        vm.warp(termEnd - 1);
        assertEq(governor.proposalGuardian(), GUARDIAN);
        vm.warp(termEnd);
        assertEq(governor.proposalGuardian(), NOBODY);
        expectUnable(proposalId, GUARDIAN);
        vm.prank(GUARDIAN);
        cancel(batch);
    }

    function test_TheTermBeginsAtDeployment() public {
        ModelGovernor.Parameters memory p = governorParameters();
        p.guardianTerm = 1;
        vm.expectEmit();
        emit IGovernorTermGuardian.GuardianTermEndSet(0, uint48(vm.getBlockTimestamp() + 1));
        ModelGovernor deployed = new ModelGovernor(p);

        assertEq(deployed.guardianTermEnd(), vm.getBlockTimestamp() + 1);
        assertEq(deployed.proposalGuardian(), GUARDIAN);
        pass(1);
        assertEq(deployed.proposalGuardian(), NOBODY);
    }

    function test_ADecisionMovesTheEnd() public {
        uint48 previous = governor.guardianTermEnd();
        uint48 termEnd = uint48(vm.getBlockTimestamp() + 400 days);
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setGuardianTermEnd, (termEnd)));
        adopt(batch);
        queue(batch);
        vm.expectEmit(address(governor));
        emit IGovernorTermGuardian.GuardianTermEndSet(previous, termEnd);
        execute(batch);
        assertEq(governor.guardianTermEnd(), termEnd);

        decide(address(governor), abi.encodeCall(governor.setGuardianTermEnd, (0)));
        assertEq(governor.guardianTermEnd(), 0);
        assertEq(governor.proposalGuardian(), NOBODY);

        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, GUARDIAN));
        vm.prank(GUARDIAN);
        governor.setGuardianTermEnd(termEnd);
    }

    function test_NoTermIsLongerThanTwoYears() public {
        ModelGovernor.Parameters memory p = governorParameters();
        p.guardianTerm = uint48(MAX_TERM);
        uint256 greatest = vm.getBlockTimestamp() + MAX_TERM;
        assertEq(new ModelGovernor(p).guardianTermEnd(), greatest);

        p.guardianTerm = uint48(MAX_TERM + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernorLimits.GovernorSettingOutOfBounds.selector,
                IGovernorLimits.Setting.GuardianTermEnd,
                greatest + 1,
                0,
                greatest
            )
        );
        new ModelGovernor(p);
    }

    function test_AGuardianCannotStopWhatIsOnlyAboutIt() public {
        refusesToCancel(replacement());
        refusesToCancel(batchOf(address(governor), abi.encodeCall(governor.setGuardianTermEnd, (0))));
        refusesToCancel(batchOf(GUARDIAN, hex"12345678"));
        refusesToCancel(batchOf(GUARDIAN, ""));

        Batch memory all = emptyBatch(3);
        (all.targets[0], all.targets[1], all.targets[2]) = (address(governor), GUARDIAN, address(governor));
        all.calldatas[0] = abi.encodeCall(governor.setProposalGuardian, (CLARA));
        all.calldatas[1] = hex"12345678";
        all.calldatas[2] = abi.encodeCall(governor.setGuardianTermEnd, (0));
        refusesToCancel(all);
    }

    function test_AGuardianStopsABatchThatIsAboutMore() public {
        for (uint256 place; place < 3; ++place) {
            Batch memory batch = emptyBatch(3);
            for (uint256 i; i < 3; ++i) {
                batch.targets[i] = address(governor);
                batch.calldatas[i] = abi.encodeCall(governor.setProposalGuardian, (CLARA));
            }
            (batch.targets[place], batch.calldatas[place]) = (address(token), abi.encodeCall(token.mint, (BJORN, 1)));
            cancels(batch);
        }
    }

    /// @dev The setters' names on another contract, another function of the governor, no function at all.
    function test_OnlyTheGovernorsSettersAreAboutTheGuardian() public {
        cancels(batchOf(address(token), abi.encodeCall(governor.setProposalGuardian, (CLARA))));
        cancels(batchOf(address(token), abi.encodeCall(governor.setGuardianTermEnd, (0))));
        cancels(batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (5))));
        cancels(batchOf(address(governor), ""));
    }

    /// @dev A proposal about the guardian is still its proposer's to withdraw while it is pending.
    function test_TheProposerWithdrawsAReplacement() public {
        Batch memory batch = replacement();
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        vm.prank(ASTRID);
        cancel(batch);

        assertState(idOf(batch), IGovernor.ProposalState.Canceled);
    }

    function test_NobodyElseCancels() public {
        Batch memory batch = otherCall();
        uint256 proposalId = propose(batch);
        expectUnable(proposalId, MALLORY);
        vm.prank(MALLORY);
        cancel(batch);
    }

    function test_ANewGuardianHasTheRestOfTheTerm() public {
        decide(replacement());
        assertEq(governor.proposalGuardian(), CLARA);

        Batch memory batch = otherCall();
        uint256 proposalId = adopt(batch);
        expectUnable(proposalId, GUARDIAN);
        vm.prank(GUARDIAN);
        cancel(batch);
        vm.prank(CLARA);
        cancel(batch);
        assertState(proposalId, IGovernor.ProposalState.Canceled);
    }

    function refusesToCancel(Batch memory batch) private {
        uint256 proposalId = propose(batch);
        vm.expectRevert(abi.encodeWithSelector(IGovernorTermGuardian.GovernorGuardianConcerned.selector, GUARDIAN));
        vm.prank(GUARDIAN);
        cancel(batch);
        assertState(proposalId, IGovernor.ProposalState.Active);
        pass(VOTING_PERIOD + 1);
    }

    function cancels(Batch memory batch) private {
        uint256 proposalId = propose(batch);
        vm.prank(GUARDIAN);
        cancel(batch);
        assertState(proposalId, IGovernor.ProposalState.Canceled);
    }

    function replacement() private returns (Batch memory) {
        return batchOf(address(governor), abi.encodeCall(governor.setProposalGuardian, (CLARA)));
    }

    function otherCall() private returns (Batch memory) {
        return batchOf(address(token), abi.encodeCall(token.mint, (BJORN, 1)));
    }

    function expectUnable(uint256 proposalId, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, account));
    }
}
