// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {Test} from "./Test.sol";

/// @dev Signs EIP-712 messages as a wallet does: by the domain that the contract itself says.
abstract contract TypedData is Test {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    function digestOf(IERC5267 verifier, bytes memory message) internal view returns (bytes32) {
        (, string memory name, string memory version, uint256 chainId, address contract_, , ) = verifier.eip712Domain();
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256(bytes(name)), keccak256(bytes(version)), chainId, contract_)
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, keccak256(message)));
    }

    /// @param message abi.encode(typehash, every field).
    function signTyped(uint256 key, IERC5267 verifier, bytes memory message) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digestOf(verifier, message));
        return abi.encodePacked(r, s, v);
    }
}
