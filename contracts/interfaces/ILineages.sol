// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {LineageId} from "../types/Ids.sol";
import {IRoyalties} from "./IRoyalties.sol";

/// @title Lineages: names, parents, royalties and metadata
/// @notice A lineage is an ERC-721 token that the timelock holds and that cannot move (ERC-5192). Its id is
///         uint256(keccak256(bytes(name))).
/// @dev Royalties follow Story Protocol's LAP: a lineage says once what every descendant owes it, whatever lies between.
///      A cycle is impossible: parents are there before their child, and nothing about descent changes afterwards.
interface ILineages is IRoyalties {
    /// @param parents Ascending ids of existing lineages, at most 16; their depth is below 16.
    /// @param share What each descendant owes this lineage: ten-thousandths of its gross revenue, at most 5 000.
    struct Descent {
        LineageId[] parents;
        uint16 share;
    }

    /// @notice The ERC-2981 royalty of the lineage's token changed.
    event RoyaltyChanged(LineageId indexed lineage, address indexed receiver, uint16 bps, uint256 indexed proposalId);

    /// @notice A lineage of this name exists.
    error ModelRegistryLineageExists(LineageId lineage);

    /// @notice `name` is not an RFC 1035 label: a to z, digits and hyphens, a letter first, no hyphen last, 63 at most.
    error ModelRegistryInvalidName(string name);

    /// @notice Lineages stay with the timelock.
    error ModelRegistryLocked(LineageId lineage);

    /// @notice More than 16 parents.
    error ModelRegistryTooManyParents(uint256 count);

    /// @notice `parent` does not exist, does not follow the one before it in ascending order, or is 16 deep.
    error ModelRegistryInvalidParent(LineageId parent);

    /// @notice A share above 5 000 ten-thousandths, which nobody could descend from.
    error ModelRegistryInvalidShare(uint16 share);

    /// @notice With `ancestor` the lineage would owe more than 16 ancestors, or more than 5 000 ten-thousandths.
    error ModelRegistryOwesTooMuch(LineageId ancestor, uint256 bps);

    /// @notice A key that is empty or longer than 64 bytes, or a value longer than 4 096 bytes.
    error ModelRegistryInvalidMetadata(string key, uint256 valueLength);

    /// @notice Sets ERC-2981's receiver and ten-thousandths of a sale, at most 10 000. By decision only.
    /// @dev By default the timelock and 0. It is of sales of the token; what descendants owe is {sharesOf}.
    function setRoyalty(LineageId lineage, address receiver, uint16 bps) external;

    /// @notice Sets ERC-8048 metadata. By decision only. `description` and `image` also show in the model card.
    function setMetadata(LineageId lineage, string calldata key, bytes calldata value) external;

    /// @notice The name that the lineage's id is the hash of; empty for an unknown id.
    function nameOf(LineageId lineage) external view returns (string memory);

    /// @notice Parents and share as they were created.
    function descentOf(LineageId lineage) external view returns (Descent memory);

    /// @notice Parents on the longest way up, at most 16; 0 for a lineage without parents.
    function depthOf(LineageId lineage) external view returns (uint8);

    /// @notice uint256(keccak256(bytes(name))).
    function lineageIdOf(string calldata name) external pure returns (LineageId);
}
