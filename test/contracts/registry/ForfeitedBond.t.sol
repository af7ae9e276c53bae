// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev The whole way with the real timelock: holders reject, and what was forfeited is theirs to spend.
contract ForfeitedBondTest is Dao {
    uint96 private constant BOND = 0.01 ether;

    function deployDatasets() internal override returns (DatasetRegistry) {
        return new DatasetRegistry(address(timelock), governor, reviews, BOND);
    }

    function test_ARejectedBondReachesTheTreasury() public {
        vm.deal(MALLORY, BOND);
        vm.prank(MALLORY);
        DatasetId datasetId = datasets.submit{value: BOND}(Samples.submission(1));

        decide(address(datasets), abi.encodeCall(datasets.reject, (datasetId, keccak256("spam"))));
        datasets.releaseBond(datasetId);

        assertEq(address(timelock).balance, BOND);
        assertEq(address(datasets).balance, 0);
    }
}
