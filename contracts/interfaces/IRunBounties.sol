// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {RunId} from "../types/Ids.sol";
import {IBudget} from "./IBudget.sol";

/// @title Bounties of runs
/// @notice Set aside from a budget when a run is authorised; the trainer's once its result stood, else the budget's again.
interface IRunBounties {
    /// @notice The run's result stood, and `amount` wei are the trainer's.
    event BountyPaid(RunId indexed runId, address indexed trainer, uint256 amount);

    /// @notice The run brought no result that stood, and `amount` wei are the budget's again.
    event BountyReturned(RunId indexed runId, uint256 amount);

    /// @notice No budget is configured that `bounty` wei could come from.
    error RunBountiesNoBudget(uint256 bounty);

    /// @notice The budget sent `received` instead of `bounty` wei.
    error RunBountiesUnfunded(uint256 bounty, uint256 received);

    /// @notice Only the budget pays in without a purpose.
    error RunBountiesUnexpectedPayment(address sender);

    /// @notice Where bounties come from; the zero address where none are paid.
    function budget() external view returns (IBudget);
}
