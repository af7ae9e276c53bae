// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Test} from "../support/Test.sol";
import {DaoHandler} from "./DaoHandler.sol";

/// @dev What is true of a DAO whatever its holders, contributors, trainers, guardian and attackers do, in any order. One
///      invariant, so that each sequence is played once; what fails names itself.
contract DaoInvariants is Test {
    DaoHandler private handler;

    function setUp() public {
        handler = new DaoHandler();
    }

    function targetContracts() public view returns (address[] memory) {
        return alone(address(handler));
    }

    function targetInterfaces() public view returns (FuzzInterface[] memory) {
        return only(address(handler), "DaoHandler");
    }

    function invariant_InForceIfAndOnlyIfAnExecutedProposalSaysSo() public view {
        assertTrue(handler.isAllDecided(), "what is in force names an executed proposal");
        assertTrue(handler.isInForceReleased(), "the version in force is released");
        assertTrue(handler.isInForceByModelDecision(), "no routine decision puts a version in force");
        assertTrue(!handler.leftDeclaredEdges(), "states move along declared edges only");
        assertEq(handler.context(), 0);

        assertTrue(!handler.wasBypassed(), "nobody decides without a proposal");
        assertTrue(!handler.vetoRaisedApprovals(), "the guardian never raises approvals");
        assertTrue(!handler.startedUnusable(), "a run starts under a usable config only");

        assertTrue(!handler.judgedOtherwise(), "the verdict is the one that the tier's rules give");
        assertTrue(!handler.proposedTwice(), "one live proposal a proposer");
        assertTrue(!handler.executedTooLate(), "what expired is not executed");
    }

    /// @dev Once a sequence, because it takes the most: the roles, the supply, and that a next proposal is possible.
    function afterInvariant() public {
        assertTrue(handler.areRolesUntouched(), "the timelock's roles stay");
        assertTrue(handler.supply() <= 1_020_000e18, "the supply stays below the yearly cap");
        assertTrue(handler.canDecide(), "any live parameters allow a next proposal");
        // A long sequence in which nothing was decided and nothing attacked has shown nothing. What is adopted or defeated is left to
        // the runner, which likes numbers by which everybody votes alike; the test below reaches every end. (The runner also asks
        // after the sequences that it shortens.)
        uint256 decisions = handler.executions() + handler.expiries() + handler.defeats();
        bool hasReached = decisions > 0 && handler.attacks() > 0;
        assertTrue(handler.calls() < 300 || hasReached, "reach");
    }

    /// @dev The rarer ends are within the handler's reach too.
    function test_TheHandlerReachesEveryEnd() public {
        for (uint256 i; i < 400 && !reachedAll(); ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            handler.adoptDecision(seed);
            if (seed % 7 == 0) handler.veto(seed);
            handler.executeDecision(seed);
            handler.contribute(seed);
            handler.train(seed);
            handler.letPass(60);
            handler.finalize(seed);
            handler.attack(seed);
            if (seed % 31 == 0) handler.letPass(16);
        }
        assertTrue(reachedAll(), "every end");
    }

    function reachedAll() private view returns (bool) {
        bool hasDecided = handler.executions() > 0 && handler.defeats() > 0 && handler.expiries() > 0;
        bool hasBuilt = handler.finalisations() > 0 && handler.admissions() > 0;
        return hasDecided && hasBuilt && handler.vetoes() > 0;
    }
}
