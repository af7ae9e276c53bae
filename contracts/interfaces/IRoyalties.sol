// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {LineageId} from "../types/Ids.sol";

/// @title What a lineage's revenue owes to its ancestors
/// @notice Shares are absolute: ten-thousandths of the lineage's own gross revenue, however far away the ancestor is.
interface IRoyalties {
    /// @notice What `lineage` owes, fixed at its creation.
    /// @return ancestors Each once, at most 16.
    /// @return bps Ten-thousandths of gross revenue, each above 0, at most 5 000 in sum.
    function sharesOf(LineageId lineage) external view returns (LineageId[] memory ancestors, uint16[] memory bps);
}
