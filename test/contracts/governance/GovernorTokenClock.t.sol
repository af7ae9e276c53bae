// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IGovernorTokenClock} from "../../../contracts/interfaces/IGovernorTokenClock.sol";
import {ClockMode} from "../../../contracts/types/ClockMode.sol";
import {Dao} from "../support/Dao.sol";
import {ClockedToken, ClocklessToken} from "../support/VotesMocks.sol";

contract GovernorTokenClockTest is Dao {
    function test_BlocksAreCountedWhereTheTokenCountsBlocks() public {
        assertClock(uint48(vm.getBlockNumber()), "mode=blocknumber&from=default");
        vm.roll(vm.getBlockNumber() + 5);
        assertClock(uint48(vm.getBlockNumber()), "mode=blocknumber&from=default");
    }

    function test_SecondsAreCountedWhereTheTokenCountsSeconds() public {
        deployDao(ClockMode.Timestamp);
        assertClock(uint48(vm.getBlockTimestamp()), "mode=timestamp");
        vm.warp(vm.getBlockTimestamp() + 5);
        assertClock(uint48(vm.getBlockTimestamp()), "mode=timestamp");
    }

    /// @dev As OpenZeppelin has it: a token from before ERC-6372 counts blocks.
    function test_ATokenWithoutAClockCountsBlocks() public {
        ModelGovernor deployed = deployOver(address(new ClocklessToken()));

        assertEq(deployed.clock(), vm.getBlockNumber());
    }

    function test_ATokenThatCountsSomethingElseIsRefused() public {
        assertEq(deployOver(address(new ClockedToken(uint48(vm.getBlockNumber())))).clock(), vm.getBlockNumber());
        assertEq(deployOver(address(new ClockedToken(uint48(vm.getBlockTimestamp())))).clock(), vm.getBlockTimestamp());

        address other = address(new ClockedToken(uint48(vm.getBlockNumber() + 1)));
        vm.expectRevert(
            abi.encodeWithSelector(IGovernorTokenClock.GovernorUnknownClock.selector, vm.getBlockNumber() + 1)
        );
        deployOver(other);
    }

    function deployOver(address votes) private returns (ModelGovernor) {
        ModelGovernor.Parameters memory p = governorParameters();
        (p.token, p.proposalThreshold) = (IVotes(votes), 0);
        return new ModelGovernor(p);
    }

    function assertClock(uint48 expected, string memory mode) private view {
        assertEq(governor.clock(), expected);
        assertEq(governor.clock(), token.clock());
        assertEq(keccak256(bytes(governor.CLOCK_MODE())), keccak256(bytes(mode)));
        assertEq(keccak256(bytes(governor.CLOCK_MODE())), keccak256(bytes(token.CLOCK_MODE())));
    }
}
