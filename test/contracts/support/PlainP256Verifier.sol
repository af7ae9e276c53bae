// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";

/// @dev What OpenZeppelin's verifier does on a chain without the RIP-7212 precompile, which the tests' own chain has.
contract PlainP256Verifier is IERC7913SignatureVerifier {
    function verify(bytes calldata key, bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bool isValid = P256.verifySolidity(
            hash,
            bytes32(signature[:32]),
            bytes32(signature[32:64]),
            bytes32(key[:32]),
            bytes32(key[32:64])
        );
        return isValid ? IERC7913SignatureVerifier.verify.selector : bytes4(0xffffffff);
    }
}
