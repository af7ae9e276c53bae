// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title What is asked of proposers while holders look at their proposal
/// @notice One proposal at a time, and the threshold until the vote is over: anyone may cancel a pending or active proposal
/// whose proposer has fewer votes than the threshold.
interface IGovernorProposers {
    /// @notice `proposer` has a proposal that is voted on until `deadline`.
    error GovernorProposerBusy(address proposer, uint48 deadline);

    /// @notice Deadline of the latest proposal of `proposer`, in clock units; up to and with it, `proposer` proposes nothing
    /// else. 0 where there is none or it was canceled before.
    function busyUntil(address proposer) external view returns (uint48);
}
