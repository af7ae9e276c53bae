// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC8048} from "../../../contracts/interfaces/IERC8048.sol";
import {ILineages} from "../../../contracts/interfaces/ILineages.sol";
import {IModelCards} from "../../../contracts/interfaces/IModelCards.sol";
import {LineageId} from "../../../contracts/types/Ids.sol";
import {Registries} from "../support/Registries.sol";

contract LineageMetadataTest is Registries {
    function test_SetMetadataIsErc8048() public {
        uint256 tokenId = LineageId.unwrap(lineage);
        assertEq(models.metadata(tokenId, "description").length, 0);

        vm.expectEmit(address(models));
        emit IERC8048.MetadataSet(tokenId, "description", "description", "Sorts intents.");
        vm.expectEmit(address(models));
        emit IERC4906.MetadataUpdate(tokenId);
        models.setMetadata(lineage, "description", "Sorts intents.");

        assertEq(keccak256(models.metadata(tokenId, "description")), keccak256("Sorts intents."));
        assertEq(models.metadata(tokenId, "Description").length, 0);
        models.setMetadata(lineage, "description", "");
        assertEq(models.metadata(tokenId, "description").length, 0);
    }

    function test_KeysAndValuesAreBounded() public {
        string memory longest = string(new bytes(64));
        string memory longer = string(new bytes(65));
        models.setMetadata(lineage, longest, new bytes(4_096));
        assertEq(models.metadata(LineageId.unwrap(lineage), longest).length, 4_096);

        expectInvalid("", 0);
        models.setMetadata(lineage, "", "");
        expectInvalid(longer, 0);
        models.setMetadata(lineage, longer, "");
        expectInvalid("k", 4_097);
        models.setMetadata(lineage, "k", new bytes(4_097));
    }

    function test_SetMetadataIsADecisionAboutALineage() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        models.setMetadata(LineageId.wrap(5), "k", "v");

        context.set(0);
        expectUnauthorized(address(this));
        models.setMetadata(lineage, "k", "v");
    }

    function test_TokenURIIsTheCardOfALineage() public {
        IModelCards cards = models.cards();
        assertTrue(address(cards).code.length > 0, "cards");
        uint256 tokenId = LineageId.unwrap(lineage);
        assertEq(keccak256(bytes(models.tokenURI(tokenId))), keccak256(bytes(cards.tokenURI(models, lineage))));

        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        models.tokenURI(5);
    }

    function test_SupportedInterfaces() public view {
        bytes4[8] memory supported = [
            bytes4(0x01ffc9a7), // ERC-165
            0x80ac58cd, // ERC-721
            0x5b5e139f, // ERC-721 metadata
            0x2a55205a, // ERC-2981
            0x49064906, // ERC-4906
            0xb45a3c0e, // ERC-5192
            0xdf670be1, // ERC-8048
            type(IERC8048).interfaceId
        ];
        for (uint256 i; i < supported.length; ++i) assertTrue(models.supportsInterface(supported[i]), "supported");
        assertTrue(!models.supportsInterface(0xffffffff), "nothing else");
    }

    function expectInvalid(string memory key, uint256 length) private {
        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryInvalidMetadata.selector, key, length));
    }
}
