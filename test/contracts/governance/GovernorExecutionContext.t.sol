// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Dao} from "../support/Dao.sol";
import {Observer} from "../support/Observer.sol";

contract GovernorExecutionContextTest is Dao {
    Observer private observer;

    function setUp() public override {
        super.setUp();
        observer = new Observer(governor);
    }

    function test_TheContextIsTheProposalWhileItExecutes() public {
        assertEq(governor.executingProposalId(), 0);

        uint256 proposalId = decide(address(observer), abi.encodeCall(Observer.observe, ()));

        assertEq(observer.seen(0), proposalId);
        assertEq(governor.executingProposalId(), 0);
    }

    /// @dev Outer → inner → outer again: each call of the batch is on its own proposal's authority.
    function test_ANestedExecutionGivesTheContextBack() public {
        Batch memory outer = readyBatch();
        Batch memory inner = readyBatch();
        observer.arm(executeCall(inner));

        execute(outer);

        assertEq(observer.count(), 3);
        assertEq(observer.seen(0), idOf(outer));
        assertEq(observer.seen(1), idOf(inner));
        assertEq(observer.seen(2), idOf(outer));
        assertEq(governor.executingProposalId(), 0);
    }

    function test_TheSameProposalCannotBeReentered() public {
        Batch memory batch = readyBatch();
        observer.arm(executeCall(batch));

        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(batch);

        assertEq(observer.count(), 0);
        assertEq(governor.executingProposalId(), 0);
    }

    /// @dev The inner batch fails and is caught by nobody: nothing of either happened.
    function test_ARevertLeavesNoContextBehind() public {
        Batch memory batch = readyBatch();
        observer.arm(hex"deadbeef");

        vm.expectRevert();
        execute(batch);

        assertEq(governor.executingProposalId(), 0);
    }

    function readyBatch() private returns (Batch memory batch) {
        batch = batchOf(address(observer), abi.encodeCall(Observer.observe, ()));
        adopt(batch);
        queue(batch);
    }

    function executeCall(Batch memory batch) private view returns (bytes memory) {
        return
            abi.encodeCall(
                governor.execute,
                (batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)))
            );
    }
}
