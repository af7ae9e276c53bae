// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Test} from "../support/Test.sol";
import {MoneyHandler} from "./MoneyHandler.sol";

/// @dev What is true of the money whatever customers, contributors, spenders and holders do, in any order.
contract MoneyInvariants is Test {
    MoneyHandler private handler;

    function setUp() public {
        handler = new MoneyHandler();
    }

    function targetContracts() public view returns (address[] memory) {
        return alone(address(handler));
    }

    function targetInterfaces() public view returns (FuzzInterface[] memory) {
        return only(address(handler), "MoneyHandler");
    }

    function invariant_TheBooksAreTheBalancesAndNobodyTakesMore() public view {
        // One asset after each step, in turn: what is missing stays missing.
        assertSound(handler.calls() % 3);
        assertTrue(!handler.hasPaidFrozen(), "frozen is not paid");

        assertTrue(!handler.hasExceededCap(), "drawn <= cap + rate x time");
        assertTrue(handler.isLevelBelowCap(), "at once <= cap");
    }

    /// @dev A long sequence that moved no money has shown nothing. (The runner also asks after those that it shortens.)
    function afterInvariant() public view {
        for (uint256 i; i < 3; ++i) assertSound(i);
        uint256 moves = handler.sales() + handler.settlements() + handler.claims() + handler.draws();
        assertTrue(handler.calls() < 48 || moves > 0, "reach");
    }

    /// @dev Vault, licences and streams hold exactly what their books say, to the last unit of the asset.
    function assertSound(uint256 asset) private view {
        assertEq(handler.held(asset), handler.booked(asset));
        assertTrue(handler.areRoundsSound(asset), "claimed and owed <= received, dust below the payees");
    }

    /// @dev The rarer ends are within the handler's reach too.
    function test_TheHandlerReachesEveryEnd() public {
        for (uint256 i; i < 400 && !reachedAll(); ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            handler.buy(seed);
            handler.prepay(seed);
            handler.settle(seed, uint96(seed >> 160));
            handler.distribute(seed);
            handler.deposit(seed, uint96(seed >> 160));
            handler.claim(seed);
            handler.decide(i);
            handler.openOrClose(seed);
            handler.draw(seed);
            handler.giveBack(seed);
            handler.force(seed);
            handler.withdraw(seed);
            handler.letPass(uint32(seed >> 32));
        }
        assertTrue(reachedAll(), "every end");
    }

    function reachedAll() private view returns (bool) {
        bool hasTraded = handler.sales() > 0 && handler.settlements() > 0 && handler.distributions() > 0;
        bool hasPaid = handler.claims() > 0 && handler.reclaims() > 0;
        return hasTraded && hasPaid && handler.draws() > 0 && handler.withdrawals() > 0;
    }
}
