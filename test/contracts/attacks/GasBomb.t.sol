// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {DatasetId, LineageId, NO_RUN, VersionId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev The largest batch that the registries' limits allow must fit a block many times over.
contract GasBombTest is Dao {
    uint256 private constant MOST_GAS = 10_000_000;
    uint256 private constant TRAINING_SETS = 64;
    uint256 private constant EVALUATION_SETS = 16;

    function test_TheWorstBatchStaysBelowTenMillionGas() public {
        LineageId lineage = models.lineageIdOf("intents");
        VersionId base = models.versionIdOf(lineage, NO_RUN, Samples.commitment(0).root);
        DatasetId[] memory training = submitted(0, TRAINING_SETS);
        DatasetId[] memory evaluation = submitted(TRAINING_SETS, EVALUATION_SETS);
        IModelConfigs.Config memory config = Samples.config(lineage, base, training, evaluation);
        bytes[] memory calls = new bytes[](TRAINING_SETS + EVALUATION_SETS + 3);
        Batch memory batch = emptyBatch(calls.length);
        for (uint256 i; i < TRAINING_SETS + EVALUATION_SETS; ++i) {
            DatasetId id = i < TRAINING_SETS ? training[i] : evaluation[i - TRAINING_SETS];
            batch.targets[i] = address(datasets);
            batch.calldatas[i] = abi.encodeCall(datasets.approve, (id));
        }
        uint256 last = calls.length - 3;
        (batch.targets[last], batch.targets[last + 1]) = (address(models), address(models));
        batch.targets[last + 2] = address(runs);
        batch.calldatas[last] = abi.encodeCall(
            models.createLineage,
            ("intents", Samples.commitment(0), Samples.noDescent(), "ipfs://b")
        );
        batch.calldatas[last + 1] = abi.encodeCall(models.approveConfig, (config, "ipfs://c"));
        batch.calldatas[last + 2] = abi.encodeCall(runs.authorizeRelease, (models.configIdOf(config), 7 days, 0));
        adopt(batch);
        queue(batch);

        uint256 before = gasleft();
        execute(batch);
        uint256 used = before - gasleft();

        assertTrue(used < MOST_GAS, string.concat("gas: ", vm.toString(used)));
        assertTrue(models.isUsable(models.configIdOf(config)), "usable");
        assertEq(runs.runCount(), 1);
    }

    function submitted(uint256 firstSeed, uint256 length) private returns (DatasetId[] memory ids) {
        ids = new DatasetId[](length);
        for (uint256 i; i < length; ++i) {
            vm.prank(DAGNY);
            ids[i] = datasets.submit(Samples.submission(firstSeed + i));
        }
        return Samples.sort(ids);
    }
}
