// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IERC4824} from "../interfaces/IERC4824.sol";
import {IGovernorDaoURI} from "../interfaces/IGovernorDaoURI.sol";
import {GovernorLimits} from "./GovernorLimits.sol";

/// @title GovernorDaoURI
/// @notice See {IGovernorDaoURI}.
abstract contract GovernorDaoURI is IGovernorDaoURI, GovernorLimits, Governor {
    uint256 private constant MAX_URI_BYTES = 2_048;

    /// @inheritdoc IERC4824
    string public daoURI;

    /// @inheritdoc IGovernorDaoURI
    function setDaoURI(string calldata uri) external onlyGovernance {
        _setDaoURI(uri);
    }

    function _setDaoURI(string memory uri) internal {
        _requireWithin(Setting.DaoURILength, bytes(uri).length, 0, MAX_URI_BYTES);

        daoURI = uri;

        emit DAOURIUpdate(address(this), uri);
    }
}
