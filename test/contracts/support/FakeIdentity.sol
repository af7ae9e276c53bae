// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAgentIdentity} from "../../../contracts/interfaces/IAgentIdentity.sol";

/// @dev An ERC-8004 identity registry with one agent; others do not exist.
contract FakeIdentity is IAgentIdentity {
    error ERC721NonexistentToken(uint256 agentId);

    uint256 private immutable AGENT;
    address private _owner;
    address private _wallet;

    constructor(uint256 agentId, address owner, address wallet) {
        AGENT = agentId;
        (_owner, _wallet) = (owner, wallet);
    }

    function sellTo(address owner) external {
        (_owner, _wallet) = (owner, address(0));
    }

    function ownerOf(uint256 agentId) external view returns (address) {
        if (agentId != AGENT) revert ERC721NonexistentToken(agentId);
        return _owner;
    }

    function getAgentWallet(uint256) external view returns (address) {
        return _wallet;
    }
}
