// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ERC2981} from "@openzeppelin/contracts/token/common/ERC2981.sol";
import {ILineages} from "../interfaces/ILineages.sol";
import {IRoyalties} from "../interfaces/IRoyalties.sol";
import {LineageId} from "../types/Ids.sol";
import {Governed} from "./Governed.sol";
import {LockedLineages} from "./LockedLineages.sol";

/// @title LineageDescent
/// @notice The part of {ModelRegistry} that knows parents, and what their descendants owe them.
/// @dev What a lineage owes is added up once, when it is created, and kept flat: reading it costs at most 16 ancestors,
///      and an ancestor on several ways up is there once.
abstract contract LineageDescent is LockedLineages, ERC2981, Governed {
    uint256 private constant MAX_PARENTS = 16;
    uint8 private constant MAX_DEPTH = 16;
    uint256 private constant MAX_OWED_ANCESTORS = 16;
    uint256 private constant MAX_OWED_BPS = 5_000;

    /// @param owed Every ancestor with a share above 0, once.
    struct Ancestry {
        string name;
        LineageId[] parents;
        LineageId[] owed;
        uint16 share;
        uint8 depth;
    }

    mapping(LineageId lineage => Ancestry) private _ancestries;

    constructor() {
        _setDefaultRoyalty(timelock, 0);
    }

    /// @inheritdoc ILineages
    function setRoyalty(LineageId lineage, address receiver, uint16 bps) external {
        uint256 proposalId = _decision();
        uint256 tokenId = LineageId.unwrap(lineage);
        _requireOwned(tokenId);

        _setTokenRoyalty(tokenId, receiver, bps);

        emit RoyaltyChanged(lineage, receiver, bps, proposalId);
    }

    /// @inheritdoc IRoyalties
    function sharesOf(LineageId lineage) external view returns (LineageId[] memory ancestors, uint16[] memory bps) {
        ancestors = _ancestries[lineage].owed;
        bps = new uint16[](ancestors.length);
        for (uint256 i; i < bps.length; ++i) bps[i] = _ancestries[ancestors[i]].share;
    }

    /// @inheritdoc ILineages
    function nameOf(LineageId lineage) external view returns (string memory) {
        return _ancestries[lineage].name;
    }

    /// @inheritdoc ILineages
    function descentOf(LineageId lineage) external view returns (Descent memory) {
        Ancestry storage ancestry = _ancestries[lineage];

        return Descent(ancestry.parents, ancestry.share);
    }

    /// @inheritdoc ILineages
    function depthOf(LineageId lineage) external view returns (uint8) {
        return _ancestries[lineage].depth;
    }

    /// @inheritdoc LockedLineages
    function supportsInterface(
        bytes4 interfaceId
    ) public view virtual override(LockedLineages, ERC2981) returns (bool) {
        return super.supportsInterface(interfaceId);
    }

    /// @dev Settles, for good, whom the lineage descends from and what it owes them, and mints it: last, so that it is not
    ///      there yet when its parents have to be.
    function _found(string calldata name, Descent calldata descent) internal returns (LineageId lineage) {
        if (descent.parents.length > MAX_PARENTS) revert ModelRegistryTooManyParents(descent.parents.length);
        if (descent.share > MAX_OWED_BPS) revert ModelRegistryInvalidShare(descent.share);
        Ancestry storage ancestry = _ancestries[lineageIdOf(name)];

        ancestry.name = name;
        ancestry.parents = descent.parents;
        ancestry.share = descent.share;
        _inherit(ancestry, descent.parents);
        lineage = _mintLineage(timelock, name);
    }

    function _inherit(Ancestry storage ancestry, LineageId[] calldata parents) private {
        uint256 bps;
        uint8 depth;
        for (uint256 i; i < parents.length; ++i) {
            LineageId parent = parents[i];
            Ancestry storage above = _ancestries[parent];
            bool inOrder = i == 0 || parents[i - 1] < parent;
            if (!inOrder || !_exists(parent) || above.depth == MAX_DEPTH) revert ModelRegistryInvalidParent(parent);

            if (above.depth >= depth) depth = above.depth + 1;
            bps = _owe(ancestry.owed, parent, bps);
            uint256 length = above.owed.length;
            for (uint256 j; j < length; ++j) bps = _owe(ancestry.owed, above.owed[j], bps);
        }
        ancestry.depth = depth;
    }

    /// @dev Adds an ancestor that asks for a share, unless it is there: on several ways up, it is paid once.
    function _owe(LineageId[] storage owed, LineageId ancestor, uint256 bps) private returns (uint256 newBps) {
        uint16 share = _ancestries[ancestor].share;
        if (share == 0 || _contains(owed, ancestor)) return bps;
        newBps = bps + share;
        if (owed.length == MAX_OWED_ANCESTORS || newBps > MAX_OWED_BPS) {
            revert ModelRegistryOwesTooMuch(ancestor, newBps);
        }

        owed.push(ancestor);
    }

    function _contains(LineageId[] storage list, LineageId lineage) private view returns (bool) {
        uint256 length = list.length;
        for (uint256 i; i < length; ++i) if (list[i] == lineage) return true;
        return false;
    }
}
