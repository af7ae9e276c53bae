// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetPayouts} from "../interfaces/IDatasetPayouts.sol";
import {DatasetId} from "../types/Ids.sol";
import {DatasetRecords} from "./DatasetRecords.sol";

/// @title DatasetPayouts
/// @notice The part of {DatasetRegistry} that hands payouts over; see {IDatasetPayouts}.
abstract contract DatasetPayouts is IDatasetPayouts, DatasetRecords {
    /// @inheritdoc IDatasetPayouts
    mapping(DatasetId datasetId => address) public proposedPayout;

    /// @inheritdoc IDatasetPayouts
    function proposePayout(DatasetId datasetId, address payout) external {
        Dataset storage record = _record(datasetId);
        if (msg.sender != record.contributor && msg.sender != record.payout) {
            revert DatasetRegistryNotParty(datasetId, msg.sender);
        }

        proposedPayout[datasetId] = payout;

        emit DatasetPayoutProposed(datasetId, msg.sender, payout);
    }

    /// @inheritdoc IDatasetPayouts
    function acceptPayout(DatasetId datasetId) external {
        if (msg.sender != proposedPayout[datasetId]) revert DatasetRegistryNotProposedPayout(datasetId, msg.sender);

        Dataset storage record = _record(datasetId);
        address previousPayout = record.payout;
        record.payout = msg.sender;
        delete proposedPayout[datasetId];

        emit DatasetPayoutChanged(datasetId, previousPayout, msg.sender);
    }
}
