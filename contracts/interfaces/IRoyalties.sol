// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {LineageId} from "../types/Ids.sol";

/// @title What a lineage's revenue owes to its ancestors
interface IRoyalties {
    /// @notice Absolute ten-thousandths of the lineage's own gross revenue: each ancestor once, at most 16 of them, at most
    /// 5 000 in sum, fixed at its creation.
    function sharesOf(LineageId lineage) external view returns (LineageId[] memory ancestors, uint16[] memory bps);
}
