// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IGovernorTermGuardian} from "../../../contracts/interfaces/IGovernorTermGuardian.sol";
import {Dao} from "../support/Dao.sol";

/// @dev A guardian that cancels whatever would end it (OpenZeppelin's can).
contract CouncilKeepsItsSeatTest is Dao {
    function test_ItCannotStopItsReplacement() public {
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.setProposalGuardian, (CLARA)));
        proposeAndResist(batch);

        assertEq(governor.proposalGuardian(), CLARA);
    }

    function test_ItCannotStopTheEndOfItsTerm() public {
        proposeAndResist(batchOf(address(governor), abi.encodeCall(governor.setGuardianTermEnd, (0))));

        assertEq(governor.proposalGuardian(), address(0xdEaD));
    }

    /// @dev Nobody prolongs its term but holders: when it does nothing, its veto is gone a year after the deployment.
    function test_ItsVetoEndsByItself() public {
        pass(GUARDIAN_TERM);
        Batch memory batch = batchOf(address(token), abi.encodeCall(token.mint, (BJORN, 1)));
        uint256 proposalId = propose(batch);

        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, GUARDIAN));
        vm.prank(GUARDIAN);
        cancel(batch);
    }

    /// @dev At every stage of the proposal's life the veto fails, and the decision is carried out.
    function proposeAndResist(Batch memory batch) private {
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        uint256 proposalId = idOf(batch);
        resist(batch);
        pass(VOTING_DELAY + 1);
        resist(batch);
        vm.prank(ASTRID);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD);
        resist(batch);
        queue(batch);
        resist(batch);
        execute(batch);
    }

    function resist(Batch memory batch) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernorTermGuardian.GovernorGuardianConcerned.selector, GUARDIAN));
        vm.prank(GUARDIAN);
        cancel(batch);
    }
}
