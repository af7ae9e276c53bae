// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {IGovernorTimelockSafeguard} from "../../../contracts/interfaces/IGovernorTimelockSafeguard.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

abstract contract Safeguarded is Dao {
    function delayOutOfBounds(uint256 delay) internal pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IGovernorLimits.GovernorSettingOutOfBounds.selector,
                IGovernorLimits.Setting.TimelockDelay,
                delay,
                0,
                30 days
            );
    }
}

contract GovernorTimelockSafeguardTest is Safeguarded {
    bytes32 private immutable PROPOSER = keccak256("PROPOSER_ROLE");
    bytes32 private immutable EXECUTOR = keccak256("EXECUTOR_ROLE");

    function test_ADecisionLengthensTheDelayToThirtyDaysAtMost() public {
        expectRefused(
            address(timelock),
            abi.encodeCall(timelock.updateDelay, (30 days + 1)),
            delayOutOfBounds(30 days + 1)
        );

        decide(address(timelock), abi.encodeCall(timelock.updateDelay, (30 days)));
        assertEq(timelock.getMinDelay(), 30 days);
    }

    function test_NoDecisionTakesTheGovernorsRoles() public {
        bytes32[2] memory roles = [PROPOSER, EXECUTOR];
        for (uint256 i; i < roles.length; ++i) {
            bytes memory lost = abi.encodeWithSelector(IGovernorTimelockSafeguard.GovernorRoleLost.selector, roles[i]);
            expectRefused(address(timelock), abi.encodeCall(timelock.revokeRole, (roles[i], address(governor))), lost);
            assertTrue(timelock.hasRole(roles[i], address(governor)), "still there");
        }
    }

    function test_AnotherTimelockHasToKnowTheGovernor() public {
        address[] memory governors = new address[](1);
        governors[0] = address(governor);
        address[] memory none = new address[](0);
        TimelockController deaf = new TimelockController(60, none, none, address(this));
        TimelockController idle = new TimelockController(60, governors, none, address(this));
        TimelockController ready = new TimelockController(60, governors, governors, address(0));

        expectRefused(
            address(governor),
            abi.encodeCall(governor.updateTimelock, (deaf)),
            abi.encodeWithSelector(IGovernorTimelockSafeguard.GovernorRoleLost.selector, PROPOSER)
        );
        expectRefused(
            address(governor),
            abi.encodeCall(governor.updateTimelock, (idle)),
            abi.encodeWithSelector(IGovernorTimelockSafeguard.GovernorRoleLost.selector, EXECUTOR)
        );
        decide(address(governor), abi.encodeCall(governor.updateTimelock, (ready)));
        assertEq(governor.timelock(), address(ready));
    }

    /// @dev One proposal that gives a role back has taken nothing.
    function test_TheEndOfTheExecutionCounts() public {
        Batch memory batch = emptyBatch(2);
        (batch.targets[0], batch.targets[1]) = (address(timelock), address(timelock));
        batch.calldatas[0] = abi.encodeCall(timelock.revokeRole, (PROPOSER, address(governor)));
        batch.calldatas[1] = abi.encodeCall(timelock.grantRole, (PROPOSER, address(governor)));

        decide(batch);

        assertTrue(timelock.hasRole(PROPOSER, address(governor)), "given back");
    }

    function expectRefused(address target, bytes memory data, bytes memory reason) private {
        Batch memory batch = batchOf(target, data);
        adopt(batch);
        queue(batch);
        vm.expectRevert(reason);
        execute(batch);
    }
}

/// @dev Routine decisions reach neither timelock nor governor and are not asked; a delay that was too long from the start
///      stops only constitutional ones, but for the one that shortens it.
contract GovernorOverlongDelayTest is Safeguarded {
    function timelockDelay() internal pure override returns (uint256) {
        return 31 days;
    }

    function test_RoutineDecisionsGoOn() public {
        vm.prank(DAGNY);
        DatasetId id = datasets.submit(Samples.submission(1));

        decide(address(datasets), abi.encodeCall(datasets.reject, (id, keccak256("reason"))));
    }

    function test_AConstitutionalDecisionHasToShortenIt() public {
        Batch memory other = batchOf(address(governor), abi.encodeCall(governor.setVotingDelay, (5)));
        adopt(other);
        queue(other);
        vm.expectRevert(delayOutOfBounds(31 days));
        execute(other);

        decide(address(timelock), abi.encodeCall(timelock.updateDelay, (1 days)));
        assertEq(timelock.getMinDelay(), 1 days);
    }
}
