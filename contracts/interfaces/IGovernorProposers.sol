// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title What is asked of proposers while holders look at their proposal
/// @notice One proposal at a time, and the threshold until the vote is over: anyone may cancel a pending or active proposal
/// whose proposer has fewer votes than the threshold.
interface IGovernorProposers {
    /// @notice `proposer` has to wait for the end of `proposalId`.
    error GovernorProposerBusy(address proposer, uint256 proposalId);

    /// @notice The pending or active proposal of `proposer`, 0 for none.
    function liveProposal(address proposer) external view returns (uint256);
}
