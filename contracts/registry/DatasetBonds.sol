// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {IDatasetBonds} from "../interfaces/IDatasetBonds.sol";
import {DatasetId} from "../types/Ids.sol";
import {DatasetRecords} from "./DatasetRecords.sol";
import {Governed} from "./Governed.sol";

/// @title DatasetBonds
/// @notice The part of {DatasetRegistry} that holds submissions' bonds; see {IDatasetBonds}.
/// @dev A decision only writes a status: whom the bond belongs to follows from it, so no recipient can stop a decision.
abstract contract DatasetBonds is IDatasetBonds, DatasetRecords, Governed {
    /// @inheritdoc IDatasetBonds
    uint96 public constant MAX_SUBMISSION_BOND = 10 ether;

    /// @inheritdoc IDatasetBonds
    uint48 public constant BOND_LOCK = 7 days;

    /// @inheritdoc IDatasetBonds
    uint96 public submissionBond;

    mapping(DatasetId id => Bond) private _bonds;

    constructor(uint96 submissionBond_) {
        _setSubmissionBond(submissionBond_, 0);
    }

    /// @inheritdoc IDatasetBonds
    function setSubmissionBond(uint96 newBond) external {
        _setSubmissionBond(newBond, _decision());
    }

    /// @inheritdoc IDatasetBonds
    /// @dev The bond is gone from the record before anyone is called.
    function releaseBond(DatasetId datasetId) external {
        Bond memory bond = _bonds[datasetId];
        address recipient = _recipientOf(datasetId, bond.depositor);
        if (bond.amount == 0) revert DatasetRegistryNoBond(datasetId);

        delete _bonds[datasetId];

        emit DatasetBondReleased(datasetId, recipient, bond.amount);

        Address.sendValue(payable(recipient), bond.amount);
    }

    /// @inheritdoc IDatasetBonds
    function bondOf(DatasetId datasetId) external view returns (Bond memory) {
        return _bonds[datasetId];
    }

    /// @dev Takes exactly the bond that came with the call.
    function _takeBond(DatasetId datasetId) internal {
        uint96 bond = submissionBond;
        if (msg.value != bond) revert DatasetRegistryWrongBond(bond, msg.value);
        if (bond == 0) return;

        _bonds[datasetId] = Bond({depositor: msg.sender, amount: bond});

        emit DatasetBondPaid(datasetId, msg.sender, bond);
    }

    /// @dev Whom the dataset's bond belongs to; reverts while that is open.
    function _recipientOf(DatasetId datasetId, address depositor) private view returns (address) {
        Dataset storage record = _record(datasetId);
        DatasetStatus now_ = record.status;
        if (now_ == DatasetStatus.None || now_ == DatasetStatus.Submitted) {
            revert DatasetRegistryUnexpectedStatus(datasetId, now_);
        }
        if (now_ == DatasetStatus.Rejected) return timelock;

        uint256 unlocksAt = uint256(record.submittedAt) + BOND_LOCK;
        if (now_ == DatasetStatus.Withdrawn && block.timestamp < unlocksAt) {
            revert DatasetRegistryBondLocked(datasetId, unlocksAt);
        }
        return depositor;
    }

    function _setSubmissionBond(uint96 newBond, uint256 proposalId) private {
        if (newBond > MAX_SUBMISSION_BOND) revert DatasetRegistryExcessiveBond(newBond);

        uint96 previousBond = submissionBond;
        submissionBond = newBond;

        emit SubmissionBondChanged(previousBond, newBond, proposalId);
    }
}
