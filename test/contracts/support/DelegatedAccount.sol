// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @dev Code for an account that delegates to it (EIP-7702): what the account's own key signs, it has signed (ERC-1271).
contract DelegatedAccount is IERC1271 {
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        return ECDSA.recover(digest, signature) == address(this) ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}

/// @dev Code that an account may delegate to as well, without a word on signatures.
contract SilentAccount {
    uint256 public constant VERSION = 1;
}
