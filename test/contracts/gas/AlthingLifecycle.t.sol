// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {DatasetId} from "../../../contracts/types/Ids.sol";
import {BatchTree} from "../support/BatchTree.sol";
import {Samples} from "../support/Samples.sol";
import {Lifecycle} from "./Lifecycle.sol";

/// @dev {ModelGovernor}, and what only its registries can do.
contract AlthingLifecycleTest is Lifecycle {
    uint256 private constant DEPTH = 14; // of a tree of 10 000 leaves

    function setUp() public override {
        super.setUp();
        (subject, label) = (governor, "althing");
    }

    function test_AdmissionFromABatchOfTenThousand() public {
        vm.startPrank(DAGNY);
        DatasetId[2] memory ids = [datasets.submit(Samples.submission(50)), datasets.submit(Samples.submission(51))];
        vm.stopPrank();
        bytes32[2] memory leaves;
        for (uint256 i; i < 2; ++i) leaves[i] = BatchTree.leaf(ids[i], Samples.submission(50 + i).metadataDigest);
        bytes32 root = BatchTree.node(leaves[0], leaves[1]);
        bytes32[] memory path = new bytes32[](DEPTH);
        for (uint256 i = 1; i < DEPTH; ++i) {
            path[i] = keccak256(abi.encode(i));
            root = BatchTree.node(root, path[i]);
        }
        decide(address(datasets), abi.encodeCall(datasets.approveBatch, (root, 10_000, "ipfs://list")));

        for (uint256 i; i < 2; ++i) {
            path[0] = leaves[1 - i];
            vm.prank(DAGNY);
            datasets.admit(ids[i], root, path);
            write(i == 0 ? "first " : "next ", "admission from a batch");
        }
        assertEq(datasets.batch(root).admitted, 2);
    }
}
