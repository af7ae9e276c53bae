// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title What is asked of an identity registry of agents
/// @notice The part of an ERC-8004 identity registry (an ERC-721 whose tokens are agents) that names an agent's accounts.
interface IAgentIdentity {
    /// @notice Owner of the agent. Reverts for an unknown one.
    function ownerOf(uint256 agentId) external view returns (address);

    /// @notice Account that the agent acts with; zero where it has proved none.
    function getAgentWallet(uint256 agentId) external view returns (address);
}
