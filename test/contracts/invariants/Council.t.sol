// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Test} from "../support/Test.sol";
import {CouncilHandler} from "./CouncilHandler.sol";

/// @dev What is true of a council whatever its members agree on, in any order: it has no path to approved or released.
///      `council/reach.test.ts` shows the same from the compiled code.
contract CouncilInvariants is Test {
    CouncilHandler private handler;

    function setUp() public {
        handler = new CouncilHandler();
    }

    function targetContracts() public view returns (address[] memory) {
        return alone(address(handler));
    }

    function targetInterfaces() public view returns (FuzzInterface[] memory) {
        return only(address(handler), "CouncilHandler");
    }

    function invariant_TheCouncilBringsNothingIntoForceAndHoldsLittleBack() public view {
        assertEq(handler.inForce(), 0);
        assertTrue(!handler.wasObeyed(), "it gives no orders");
        assertTrue(handler.isUnchanged(), "it changes neither itself nor the supply");
        assertTrue(!handler.hasVetoedTwice(), "a veto is used once");

        assertTrue(handler.pausedNow() <= 16, "at most 16 at once");
        assertTrue(handler.longestPause() <= 7 days, "at most 7 days");
        assertTrue(!handler.hasPausedTooSoon(), "never within the cool-down");
    }

    /// @dev A long sequence that neither paused nor ordered anything has shown nothing.
    function afterInvariant() public view {
        assertTrue(handler.calls() < 48 || (handler.pauses() > 0 && handler.orders() > 0), "reach");
    }

    /// @dev The rarer ends are within the handler's reach too.
    function test_TheHandlerReachesEveryEnd() public {
        for (uint256 i; i < 60 && !hasReachedAll(); ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            handler.carry(seed);
            handler.vetoOne(seed);
            handler.pauseOne(seed);
            handler.endOne(seed >> 128);
            handler.order(seed);
            handler.letPass(uint32(seed));
        }
        assertTrue(hasReachedAll(), "every end");
    }

    function hasReachedAll() private view returns (bool) {
        return handler.vetoes() > 2 && handler.pauses() > 5 && handler.endedPauses() > 0 && handler.orders() > 5;
    }
}
