// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC4824} from "./IERC4824.sol";

/// @title The DAO's description, chosen by decision
interface IGovernorDaoURI is IERC4824 {
    /// @notice Moves the description. By decision only.
    /// @param uri At most 2 048 bytes.
    function setDaoURI(string calldata uri) external;
}
