// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Minimal soulbound tokens
/// @dev https://eips.ethereum.org/EIPS/eip-5192; interface id 0xb45a3c0e.
interface IERC5192 {
    /// @notice `tokenId` cannot be transferred any more.
    event Locked(uint256 tokenId);

    /// @notice `tokenId` can be transferred again.
    event Unlocked(uint256 tokenId);

    /// @notice Whether `tokenId` cannot be transferred; reverts for tokens that do not exist.
    function locked(uint256 tokenId) external view returns (bool);
}
