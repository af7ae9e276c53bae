// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title ERC-4824: where a DAO describes itself
interface IERC4824 {
    /// @notice The description moved.
    event DAOURIUpdate(address daoAddress, string daoURI);

    /// @notice URI of a JSON-LD document that names members, proposals, activity and governance; empty for none.
    function daoURI() external view returns (string memory);
}
