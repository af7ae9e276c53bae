// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC8048} from "../interfaces/IERC8048.sol";
import {ILineages} from "../interfaces/ILineages.sol";
import {IModelCards} from "../interfaces/IModelCards.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {LineageId} from "../types/Ids.sol";
import {LineageDescent} from "./LineageDescent.sol";

/// @title LineageMetadata
/// @notice The part of {ModelRegistry} that says what a lineage's token is: ERC-8048 entries and a model card.
abstract contract LineageMetadata is IModelRegistry, IERC8048, LineageDescent {
    uint256 private constant MAX_KEY_BYTES = 64;
    uint256 private constant MAX_VALUE_BYTES = 4_096;

    /// @dev ERC-4906 fixes this number: its interface declares events alone.
    bytes4 private constant ERC4906_INTERFACE = 0x49064906;

    /// @inheritdoc IModelRegistry
    IModelCards public immutable cards;

    mapping(uint256 tokenId => mapping(string key => bytes value)) private _metadata;

    constructor(IModelCards cards_) {
        cards = cards_;
    }

    /// @inheritdoc ILineages
    function setMetadata(LineageId lineage, string calldata key, bytes calldata value) external {
        _decision();
        uint256 tokenId = LineageId.unwrap(lineage);
        _requireOwned(tokenId);
        uint256 keyLength = bytes(key).length;
        if (keyLength == 0 || keyLength > MAX_KEY_BYTES || value.length > MAX_VALUE_BYTES) {
            revert ModelRegistryInvalidMetadata(key, value.length);
        }

        _metadata[tokenId][key] = value;

        emit MetadataSet(tokenId, key, key, value);
        emit IERC4906.MetadataUpdate(tokenId);
    }

    /// @inheritdoc IERC8048
    function metadata(uint256 tokenId, string calldata key) external view returns (bytes memory) {
        return _metadata[tokenId][key];
    }

    /// @inheritdoc ERC721
    function tokenURI(uint256 tokenId) public view override returns (string memory) {
        _requireOwned(tokenId);

        return cards.tokenURI(this, LineageId.wrap(tokenId));
    }

    /// @inheritdoc LineageDescent
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return
            interfaceId == ERC4906_INTERFACE ||
            interfaceId == type(IERC8048).interfaceId ||
            super.supportsInterface(interfaceId);
    }
}
