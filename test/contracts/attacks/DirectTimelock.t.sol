// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Somebody got hold of roles in the timelock: a leftover of a deployment, or a decision that holders regret.
contract DirectTimelockTest is Dao {
    DatasetId private datasetId;

    function setUp() public override {
        super.setUp();
        vm.prank(DAGNY);
        datasetId = datasets.submit(Samples.submission(1));

        Batch memory batch = emptyBatch(2);
        (batch.targets[0], batch.targets[1]) = (address(timelock), address(timelock));
        batch.calldatas[0] = abi.encodeCall(timelock.grantRole, (timelock.PROPOSER_ROLE(), MALLORY));
        batch.calldatas[1] = abi.encodeCall(timelock.grantRole, (timelock.EXECUTOR_ROLE(), MALLORY));
        decide(batch);
    }

    function test_ARogueProposersApprovalReverts() public {
        bytes memory approve = abi.encodeCall(datasets.approve, (datasetId));
        vm.prank(MALLORY);
        timelock.schedule(address(datasets), 0, approve, 0, 0, TIMELOCK_DELAY);
        pass(TIMELOCK_DELAY + 1);

        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, address(timelock)));
        vm.prank(MALLORY);
        timelock.execute(address(datasets), 0, approve, 0, 0);

        assertEq(uint256(datasets.status(datasetId)), uint256(IDatasetRegistry.DatasetStatus.Submitted));
    }

    /// @dev With an open executor, or this rogue one, a queued batch can skip the governor: then it does not decide.
    function test_AnAdoptedBatchExecutedAroundTheGovernorReverts() public {
        Batch memory batch = batchOf(address(datasets), abi.encodeCall(datasets.approve, (datasetId)));
        adopt(batch);
        queue(batch);
        bytes32 salt = bytes20(address(governor)) ^ keccak256(bytes(batch.description));

        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, address(timelock)));
        vm.prank(MALLORY);
        timelock.executeBatch(batch.targets, batch.values, batch.calldatas, 0, salt);

        execute(batch);
        assertEq(datasets.dataset(datasetId).proposalId, idOf(batch));
    }

    function test_OnlyTheGovernorQueuesAndExecutes() public {
        vm.expectRevert();
        vm.prank(CLARA);
        timelock.schedule(address(datasets), 0, "", 0, 0, TIMELOCK_DELAY);
        vm.expectRevert();
        vm.prank(CLARA);
        timelock.execute(address(datasets), 0, "", 0, 0);
        vm.expectRevert();
        vm.prank(CLARA);
        timelock.cancel(bytes32(0));
    }
}
