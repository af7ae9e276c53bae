// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC5192} from "../interfaces/IERC5192.sol";
import {ILineages} from "../interfaces/ILineages.sol";
import {LineageId} from "../types/Ids.sol";
import {isLabel} from "../types/Label.sol";

/// @title LockedLineages
/// @notice A lineage as an ERC-721 token that its first owner keeps for good (ERC-5192).
abstract contract LockedLineages is ILineages, IERC5192, ERC721 {
    constructor() ERC721("Model lineages", "LINEAGE") {}

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireOwned(tokenId);

        return true;
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view virtual override returns (bool) {
        return interfaceId == type(IERC5192).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @inheritdoc ILineages
    function lineageIdOf(string calldata name) public pure returns (LineageId) {
        return LineageId.wrap(uint256(keccak256(bytes(name))));
    }

    /// @dev Gives `owner` the lineage of this name, once.
    function _mintLineage(address owner, string calldata name) internal returns (LineageId lineage) {
        if (!isLabel(name)) revert ModelRegistryInvalidName(name);
        lineage = lineageIdOf(name);
        if (_exists(lineage)) revert ModelRegistryLineageExists(lineage);
        uint256 tokenId = LineageId.unwrap(lineage);

        _mint(owner, tokenId);

        emit Locked(tokenId);
    }

    /// @dev A mint is the only update: every transfer and every burn has a previous owner.
    function _update(address to, uint256 tokenId, address auth) internal override returns (address previousOwner) {
        previousOwner = super._update(to, tokenId, auth);
        if (previousOwner != address(0)) revert ModelRegistryLocked(LineageId.wrap(tokenId));
    }

    function _exists(LineageId lineage) internal view returns (bool) {
        return _ownerOf(LineageId.unwrap(lineage)) != address(0);
    }
}
