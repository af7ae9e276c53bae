// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {DatasetId} from "../types/Ids.sol";

/// @title Where rewards of a dataset go
/// @notice Two sides: one of the dataset proposes an account, that account accepts. Nothing is ever paid to a mistyped one.
/// @dev The contributor and the present payout account can each propose without the other: whoever takes a payout over
///      trusts the contributor.
interface IDatasetPayouts {
    /// @notice `payout` may take over; the zero address: nobody may.
    event DatasetPayoutProposed(DatasetId indexed datasetId, address indexed proposer, address indexed payout);

    /// @notice Rewards go to `newPayout` from now on.
    event DatasetPayoutChanged(DatasetId indexed datasetId, address indexed previousPayout, address indexed newPayout);

    /// @notice `account` is neither the dataset's contributor nor its payout account.
    error DatasetRegistryNotParty(DatasetId datasetId, address account);

    /// @notice `account` was not proposed as the dataset's payout account.
    error DatasetRegistryNotProposedPayout(DatasetId datasetId, address account);

    /// @notice Proposes another payout account, in place of one that was proposed before. Contributor or payout account.
    /// @param payout The zero address withdraws the proposal.
    function proposePayout(DatasetId datasetId, address payout) external;

    /// @notice Takes a payout over. The proposed account only.
    function acceptPayout(DatasetId datasetId) external;

    /// @notice The account that may take over; zero where none may.
    function proposedPayout(DatasetId datasetId) external view returns (address);
}
