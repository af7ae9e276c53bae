// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {LineageId} from "../types/Ids.sol";
import {IModelRegistry} from "./IModelRegistry.sol";

/// @title Model cards
/// @notice Says in JSON what a registry records of a lineage.
interface IModelCards {
    /// @notice `data:application/json;base64,…` with the lineage's name, its version in force and what that came from.
    function tokenURI(IModelRegistry models, LineageId lineage) external view returns (string memory);
}
