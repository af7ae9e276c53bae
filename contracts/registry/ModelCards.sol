// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IERC8048} from "../interfaces/IERC8048.sol";
import {IModelCards} from "../interfaces/IModelCards.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IModelVersions} from "../interfaces/IModelVersions.sol";
import {ConfigId, LineageId, NO_VERSION, VersionId} from "../types/Ids.sol";
import {isUtf8} from "../types/Utf8.sol";

/// @title ModelCards
/// @notice See {IModelCards}. It holds nothing and decides nothing.
/// @dev Names are RFC 1035 labels and everything else is a number or a digest, but for two entries that holders wrote:
///      those are escaped, and left out where they are not UTF-8.
contract ModelCards is IModelCards {
    using Strings for uint256;

    /// @inheritdoc IModelCards
    function tokenURI(IModelRegistry models, LineageId lineage) external view returns (string memory) {
        VersionId versionId = models.inForce(lineage);
        string memory card = string.concat(
            '{"name":"',
            models.nameOf(lineage),
            '"',
            _text(models, lineage, "description"),
            _text(models, lineage, "image"),
            ',"parents":[',
            _parents(models, lineage),
            '],"versions":',
            uint256(models.versionCount(lineage)).toString(),
            ',"inForce":',
            versionId == NO_VERSION ? "null" : _version(models, versionId),
            "}"
        );

        return string.concat("data:application/json;base64,", Base64.encode(bytes(card)));
    }

    /// @dev What holders wrote under `key`, as a member of the card's object; nothing where they wrote nothing.
    function _text(IModelRegistry models, LineageId lineage, string memory key) private view returns (string memory) {
        bytes memory value = IERC8048(address(models)).metadata(LineageId.unwrap(lineage), key);
        if (value.length == 0 || !isUtf8(value)) return "";

        return string.concat(',"', key, '":"', Strings.escapeJSON(string(value)), '"');
    }

    function _parents(IModelRegistry models, LineageId lineage) private view returns (string memory list) {
        LineageId[] memory parents = models.descentOf(lineage).parents;
        for (uint256 i; i < parents.length; ++i) {
            list = string.concat(list, i == 0 ? '"' : ',"', models.nameOf(parents[i]), '"');
        }
    }

    function _version(IModelRegistry models, VersionId versionId) private view returns (string memory) {
        IModelVersions.Version memory version = models.version(versionId);

        return
            string.concat(
                '{"number":',
                uint256(version.number).toString(),
                _digest("id", VersionId.unwrap(versionId)),
                _digest("root", version.artifact.root),
                _digest("dirHash1", version.artifact.dirHash1),
                _origin(models, version),
                ',"tainted":',
                models.tainted(versionId) ? "true}" : "false}"
            );
    }

    /// @dev What the version was trained by, all zero for a base version, and on whose decision it is in force.
    function _origin(
        IModelRegistry models,
        IModelVersions.Version memory version
    ) private view returns (string memory) {
        return
            string.concat(
                _digest("config", ConfigId.unwrap(version.config)),
                _digest("configDigest", models.config(version.config).config.configDigest),
                _digest("attestation", version.attestationDigest),
                ',"proposal":"',
                version.proposalId.toString(),
                '"'
            );
    }

    function _digest(string memory key, bytes32 digest) private pure returns (string memory) {
        return string.concat(',"', key, '":"', uint256(digest).toHexString(32), '"');
    }
}
