// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Test} from "../support/Test.sol";
import {DaoHandler} from "./DaoHandler.sol";

/// @dev What is true of a DAO whatever its holders, trainers, guardian and attackers do, in any order.
contract DaoInvariants is Test {
    DaoHandler private handler;

    function setUp() public {
        handler = new DaoHandler();
    }

    function targetInterfaces() public view returns (FuzzInterface[] memory) {
        return only(address(handler), "DaoHandler");
    }

    /// @dev The one promise: in force if and only if an executed proposal says so.
    function invariant_WhatIsInForceNamesAnExecutedProposal() public view {
        uint256[] memory proposalIds = handler.claims();
        for (uint256 i; i < proposalIds.length; ++i) {
            assertTrue(proposalIds[i] == 0 || handler.isExecuted(proposalIds[i]), "executed");
        }
        assertTrue(handler.isInForceReleased(), "the version in force is released");
        assertEq(handler.context(), 0);
    }

    function invariant_NobodyDecidesWithoutAProposal() public view {
        assertTrue(!handler.wasBypassed(), "no bypass");
        assertTrue(!handler.vetoRaisedApprovals(), "the guardian never raises approvals");
        assertTrue(handler.areRolesUntouched(), "the timelock's roles stay");
        assertTrue(handler.supply() <= 1_020_000e18, "the supply stays below the yearly cap");
    }

    function invariant_ARunStartsAtMostOnceUnderAUsableConfig() public view {
        assertTrue(handler.mostStarts() <= 1, "at most once");
        assertTrue(!handler.startedUnusable(), "usable");
    }

    /// @dev A long sequence that neither decided nor attacked anything has shown nothing. (The runner also asks after
    ///      the sequences that it shortens.)
    function afterInvariant() public view {
        bool hasReached = handler.executions() > 0 && handler.attacks() > 0;
        assertTrue(handler.calls() < 48 || hasReached, "reach");
    }

    /// @dev The rarer ends are within the handler's reach too.
    function test_TheHandlerReachesEveryEnd() public {
        for (uint256 i; i < 300 && !reachedAll(); ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            handler.adoptDecision(seed);
            if (seed % 7 == 0) handler.veto(seed >> 16);
            handler.executeDecision(i);
            handler.train(seed >> 32);
            handler.letPass(60);
            handler.finalize(seed >> 32);
            handler.attack(seed);
        }
        assertTrue(reachedAll(), "every end");
    }

    function reachedAll() private view returns (bool) {
        return handler.executions() > 0 && handler.finalisations() > 0 && handler.vetoes() > 0;
    }
}
