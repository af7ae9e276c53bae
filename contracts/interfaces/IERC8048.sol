// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title ERC-8048: metadata of tokens, on chain
/// @dev The draft of 2026-11: the reader is `metadata`, not `getMetadata` as in the first one. ERC-165 id 0xdf670be1.
interface IERC8048 {
    /// @notice The metadata of a token was set.
    event MetadataSet(uint256 indexed tokenId, string indexed indexedKey, string key, bytes value);

    /// @notice Value under `key`; empty where there is none.
    function metadata(uint256 tokenId, string calldata key) external view returns (bytes memory);
}
