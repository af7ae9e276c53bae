// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {DatasetId} from "../types/Ids.sol";

/// @title Bonds of submissions
/// @notice Each submission locks ETH until it is decided on: who floods the registry locks that much at once.
/// @dev Back to who paid it once the dataset is approved, whatever becomes of it later, or {BOND_LOCK} after the submission
///      where it is withdrawn; to the timelock where it is rejected. Nobody is paid but by {releaseBond}.
interface IDatasetBonds {
    /// @param depositor Account that paid it: the contributor, or who brought the contributor's signature.
    /// @param amount In wei; 0 where none was asked for, and once it is released.
    struct Bond {
        address depositor;
        uint96 amount;
    }

    /// @notice Submissions cost another bond from now on; those that were made keep theirs.
    event SubmissionBondChanged(uint96 previousBond, uint96 newBond, uint256 indexed proposalId);

    /// @notice The dataset was submitted with a bond.
    event DatasetBondPaid(DatasetId indexed datasetId, address indexed depositor, uint96 amount);

    /// @notice The bond left for whom the outcome says.
    event DatasetBondReleased(DatasetId indexed datasetId, address indexed recipient, uint96 amount);

    /// @notice `found` wei came with the submission instead of `expected`.
    error DatasetRegistryWrongBond(uint256 expected, uint256 found);

    /// @notice `bond` is more than {MAX_SUBMISSION_BOND}.
    error DatasetRegistryExcessiveBond(uint96 bond);

    /// @notice No bond was paid for the dataset, or it is released.
    error DatasetRegistryNoBond(DatasetId datasetId);

    /// @notice The dataset was withdrawn; its bond stays until `unlocksAt`, in Unix seconds.
    error DatasetRegistryBondLocked(DatasetId datasetId, uint256 unlocksAt);

    /// @notice Changes what a submission costs. By decision only.
    /// @param newBond In wei, at most {MAX_SUBMISSION_BOND}.
    function setSubmissionBond(uint96 newBond) external;

    /// @notice Pays a dataset's bond to whom the outcome says. Anyone.
    function releaseBond(DatasetId datasetId) external;

    /// @notice Exact amount in wei that a submission must bring.
    function submissionBond() external view returns (uint96);

    /// @notice The bond that is held for a dataset.
    function bondOf(DatasetId datasetId) external view returns (Bond memory);

    /// @notice Greatest bond, in wei: no decision can close the registry to contributors.
    function MAX_SUBMISSION_BOND() external view returns (uint96);

    /// @notice Seconds after its submission for which a withdrawn dataset's bond stays, so that one bond does not pay for
    ///         any number of submissions in a row.
    function BOND_LOCK() external view returns (uint48);
}
