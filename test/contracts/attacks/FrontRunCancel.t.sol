// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Dao} from "../support/Dao.sol";

/// @dev CVE-2023-34234: the proposal seen in the mempool is proposed by another, who cancels it for good.
contract FrontRunCancelTest is Dao {
    function test_TheGriefSucceedsWithoutASuffix() public {
        Batch memory batch = batchOf(address(token), "");
        frontRun(batch);

        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vm.prank(ASTRID);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
    }

    function test_TheGriefFailsWithTheSuffix() public {
        Batch memory batch = batchOf(address(token), "");
        batch.description = string.concat(batch.description, "\n\n#proposer=", Strings.toHexString(ASTRID));

        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, BJORN));
        vm.prank(BJORN);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);

        uint256 proposalId = propose(batch);
        assertEq(uint256(governor.state(proposalId)), uint256(IGovernor.ProposalState.Active));
    }

    /// @dev The trap: a newline after the suffix, and it protects nothing.
    function test_ATrailingNewlineDisablesTheSuffix() public {
        Batch memory batch = batchOf(address(token), "");
        batch.description = string.concat(batch.description, "\n\n#proposer=", Strings.toHexString(ASTRID), "\n");

        frontRun(batch);

        assertEq(uint256(governor.state(idOf(batch))), uint256(IGovernor.ProposalState.Canceled));
    }

    function frontRun(Batch memory batch) private {
        vm.startPrank(BJORN);
        governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        governor.cancel(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
        vm.stopPrank();
    }
}
