// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IGovernorProposers} from "../../../contracts/interfaces/IGovernorProposers.sol";
import {Dao} from "../support/Dao.sol";

/// @dev A flood of proposals that tires voters, until one that nobody reads passes.
contract SecondLiveProposalTest is Dao {
    function test_AFloodFromOneAccountIsOneProposal() public {
        uint256 proposalId = propose(batchOf(address(token), ""));
        for (uint256 i; i < 20; ++i) {
            Batch memory batch = batchOf(address(token), "");
            vm.expectRevert(
                abi.encodeWithSelector(
                    IGovernorProposers.GovernorProposerBusy.selector,
                    ASTRID,
                    governor.proposalDeadline(proposalId)
                )
            );
            vm.prank(ASTRID);
            governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        }
    }

    /// @dev Votes lent to a second account propose there, and the first proposal falls: the threshold is asked of its
    ///      proposer for as long as people vote.
    function test_VotesThatMoveOnTakeTheProposalWithThem() public {
        Batch memory first = batchOf(address(token), "");
        uint256 proposalId = propose(CLARA, first);

        vm.prank(CLARA);
        token.delegate(MALLORY);
        pass(1);
        propose(MALLORY, batchOf(address(token), ""));

        vm.prank(BJORN);
        cancel(first);
        assertState(proposalId, IGovernor.ProposalState.Canceled);
    }
}
