// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

/// @dev A node estimates in the second of its newest block, and the transaction lands in a later one. A step that writes
///      nothing but the time where the step before it wrote the same time would then be estimated 2 800 gas too low.
///      The steps before are taken in {setUp}, because a second write in one transaction costs next to nothing.
contract SameSecondTest is Market {
    RunId private _authorized;
    RunId private _started;

    function setUp() public override {
        super.setUp();
        _authorized = runs.authorizeRelease(approvedConfigThatIs(Reproducibility.BitExact), 1 days, 0);
        _started = claimedRun(Reproducibility.BitExact);
    }

    function test_AStartCostsAsMuchInTheSecondOfItsAuthorisation() public {
        assertSameCost(RIVAL, abi.encodeCall(runs.start, (_authorized)));
    }

    function test_AHeartbeatCostsAsMuchInTheSecondOfTheStart() public {
        assertSameCost(TRAINER, abi.encodeCall(runs.heartbeat, (_started)));
    }

    function test_AReportCostsAsMuchInTheSecondOfTheStart() public {
        assertSameCost(TRAINER, abi.encodeCall(runs.submit, (_started, Samples.result(5), "")));
    }

    function test_GivingUpCostsAsMuchInTheSecondOfTheStart() public {
        assertSameCost(TRAINER, abi.encodeCall(runs.fail, (_started, REASON)));
    }

    function assertSameCost(address sender, bytes memory data) private {
        uint256 snapshot = vm.snapshotState();
        uint256 soon = gasOf(sender, data);
        vm.revertToState(snapshot);
        vm.warp(1_700_000_001);
        uint256 later = gasOf(sender, data);

        assertTrue(soon + 100 > later, "an estimate that is too low");
    }

    function gasOf(address sender, bytes memory data) private returns (uint256 used) {
        vm.prank(sender);
        uint256 before = gasleft();
        (bool success, ) = address(runs).call(data);
        used = before - gasleft();
        assertTrue(success, "succeeds");
    }
}
