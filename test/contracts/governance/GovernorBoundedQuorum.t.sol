// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {Dao} from "../support/Dao.sol";

contract GovernorBoundedQuorumTest is Dao {
    /// @dev OpenZeppelin's history of numerators, kept here: each timepoint has the one that held then.
    function test_EachTimepointHasItsOwnNumerator() public {
        uint256 first = governor.clock();
        Batch memory batch = batchOf(address(governor), abi.encodeCall(governor.updateQuorumNumerator, (500)));
        adopt(batch);
        queue(batch);
        vm.expectEmit(address(governor));
        emit GovernorVotesQuorumFraction.QuorumNumeratorUpdated(400, 500);
        execute(batch);
        uint256 second = governor.clock();
        pass(7);
        decide(address(governor), abi.encodeCall(governor.updateQuorumNumerator, (600)));
        uint256 third = governor.clock();
        pass(1);

        assertEq(governor.quorumNumerator(), 600);
        assertEq(governor.quorumNumerator(0), 0);
        assertEq(governor.quorumNumerator(first), 400);
        assertEq(governor.quorumNumerator(second - 1), 400);
        assertEq(governor.quorumNumerator(second), 500);
        assertEq(governor.quorumNumerator(third - 1), 500);
        assertEq(governor.quorumNumerator(third), 600);
        assertEq(governor.quorum(second), SUPPLY / 20);
        assertEq(governor.quorum(third), (SUPPLY * 6) / 100);
        assertEq(governor.quorumNumerator(type(uint256).max), 600);
    }

    /// @dev As in OpenZeppelin's history: what held for no time at all is not remembered.
    function test_OfTwoNumeratorsAtOneTimepointTheLastHolds() public {
        Batch memory batch = emptyBatch(2);
        (batch.targets[0], batch.targets[1]) = (address(governor), address(governor));
        batch.calldatas[0] = abi.encodeCall(governor.updateQuorumNumerator, (500));
        batch.calldatas[1] = abi.encodeCall(governor.updateQuorumNumerator, (600));
        decide(batch);
        uint256 both = governor.clock();

        assertEq(governor.quorumNumerator(both - 1), 400);
        assertEq(governor.quorumNumerator(both), 600);

        decide(address(governor), abi.encodeCall(governor.updateQuorumNumerator, (700)));
        assertEq(governor.quorumNumerator(both - 1), 400);
        assertEq(governor.quorumNumerator(both), 600);
        assertEq(governor.quorumNumerator(governor.clock() - 1), 600);
        assertEq(governor.quorumNumerator(governor.clock()), 700);
    }
}
