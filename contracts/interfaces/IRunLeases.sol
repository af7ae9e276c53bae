// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {RunId} from "../types/Ids.sol";

/// @title Leases of runs
/// @notice A trainer holds a run as long as it shows that it is alive; a run that is let go is another's to take.
interface IRunLeases {
    /// @notice The trainer holds the run until `leaseEndsAt`, in Unix seconds.
    event LeaseRenewed(RunId indexed runId, address indexed trainer, uint48 leaseEndsAt);

    /// @notice The trainer let its lease or the deadline pass and forfeited `amount` wei of its stake to the timelock.
    event LeaseLost(RunId indexed runId, address indexed trainer, uint256 amount);

    /// @notice The run was not submitted by its deadline, and everything in escrow for it is given back.
    event RunExpired(RunId indexed runId);

    /// @notice The lease is shorter than a minute or longer than 90 days.
    error RunLeasesInvalidDuration(uint48 leaseDuration);

    /// @notice Takes a run that nobody holds, or whose trainer let the lease run out, while its config is usable and nothing
    /// of it is paused. Admitted trainers with a sufficient bond only.
    /// @dev Who let the lease run out loses {ITrainingTerms-Terms.lapseShare} of its stake.
    function start(RunId runId) external;

    /// @notice Renews the lease, also one that ran out and that nobody took. Only the trainer that holds the run.
    function heartbeat(RunId runId) external;

    /// @notice Gives a started run up. Only its trainer; after its lease ran out it costs what losing the lease costs.
    function fail(RunId runId, bytes32 reasonDigest) external;

    /// @notice Settles a run whose deadline passed: bounty to the budget, stake to the trainer less what it forfeits. Anyone.
    function expire(RunId runId) external;

    /// @notice Seconds that a trainer holds a run from its start or latest heartbeat.
    function leaseDuration() external view returns (uint48);
}
