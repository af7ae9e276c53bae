// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {DatasetId} from "../../../contracts/types/Ids.sol";

/// @dev `StandardMerkleTree` of two rows, from its definition; greater ones are compared with TypeScript in test/parity.
library BatchTree {
    function leaf(DatasetId id, bytes32 metadataDigest) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encodePacked(id, metadataDigest))));
    }

    function node(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encodePacked(a, b)) : keccak256(abi.encodePacked(b, a));
    }

    function proofOf(bytes32 sibling) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = sibling;
    }
}
