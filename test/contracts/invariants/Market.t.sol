// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Test} from "../support/Test.sol";
import {MarketHandler} from "./MarketHandler.sol";

/// @dev What is true of the market for training whatever trainers, challengers, juries and decisions do, in any order.
contract MarketInvariants is Test {
    MarketHandler private handler;

    function setUp() public {
        handler = new MarketHandler(6);
    }

    /// @dev The handler alone: left to itself, the runner also sends in the contracts' own names, as nobody can.
    function targetContracts() public view returns (address[] memory) {
        return alone(address(handler));
    }

    function targetInterfaces() public view returns (FuzzInterface[] memory) {
        return only(address(handler), "MarketHandler");
    }

    function invariant_TheMarketOwesWhatItHoldsAndKeepsItsOrder() public view {
        assertEq(handler.holdings(), handler.liabilities());
        assertTrue(!handler.hoardsAfterTheEnd(), "a run that ended holds nothing");

        assertTrue(!handler.tookHeldRun(), "a lease that holds is not taken");
        assertTrue(!handler.finalisedDisputed(), "a dispute is decided first");
        assertTrue(!handler.leftDeclaredEdges(), "declared edges only");
        assertTrue(handler.versionsComeFromFinalRuns(), "a version for each final run");
    }

    function test_TheHandlerReachesEveryEnd() public {
        handler = new MarketHandler(60);
        for (uint256 i; i < 90 && !reachedAll(); ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            handler.authorize(seed);
            handler.start(seed);
            handler.train(seed);
            handler.dispute(seed);
            if (seed % 3 != 0) handler.judge(seed, seed % 2 == 0);
            handler.letPass(seed);
            handler.finish(seed);
            handler.move(seed);
            handler.withdraw(seed);
            if (seed % 11 == 0) handler.decide(seed);
        }
        assertEq(handler.holdings(), handler.liabilities());
        assertTrue(reachedAll(), "every end");
    }

    function reachedAll() private view returns (bool) {
        return
            handler.finalisations() > 0 &&
            handler.takeovers() > 0 &&
            handler.upheld() > 0 &&
            handler.overturned() > 0 &&
            handler.undecided() > 0 &&
            handler.withdrawals() > 0;
    }
}
