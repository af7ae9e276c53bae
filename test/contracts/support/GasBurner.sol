// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev A wallet that, asked about its signature, answers with nothing but the gas that it was given.
contract GasBurner {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        while (true) {}
        return 0;
    }
}
