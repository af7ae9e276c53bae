// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IExecutionContext} from "../../../contracts/interfaces/IExecutionContext.sol";
import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {FakeContext} from "../support/FakeContext.sol";
import {Registries} from "../support/Registries.sol";

contract GovernedTest is Registries {
    function test_SetGovernorFollowsTheDao() public {
        FakeContext newGovernor = new FakeContext();

        vm.expectEmit(address(datasets));
        emit IGoverned.GovernorChanged(address(context), address(newGovernor));
        datasets.setGovernor(newGovernor);

        assertEq(address(datasets.governor()), address(newGovernor));
        expectUnauthorized(address(this));
        datasets.setGovernor(context);
    }

    function test_ADeploymentSaysWhichGovernorItFollows() public {
        vm.expectEmit();
        emit IGoverned.GovernorChanged(address(0), address(context));
        new DatasetRegistry(address(this), context, IReviews(address(0)), 0);
    }

    function test_SetGovernorRefusesAnAccountWithoutCode() public {
        vm.expectRevert();
        datasets.setGovernor(IExecutionContext(MALLORY));

        assertEq(address(datasets.governor()), address(context));
    }

    /// @dev Neither the timelock outside of an execution, nor anyone else during one.
    function testFuzz_DecisionsNeedTimelockAndContext(address caller, uint256 proposalId) public {
        vm.assume(caller != address(this));

        context.set(proposalId);
        expectUnauthorized(caller);
        vm.prank(caller);
        datasets.setGovernor(context);

        context.set(0);
        expectUnauthorized(address(this));
        datasets.setGovernor(context);
    }
}
