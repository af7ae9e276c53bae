// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";

/// @dev What the money asks of the registry of datasets, as a test says it. Pauses what it is told to, too.
contract FakeDatasets {
    mapping(DatasetId id => address) public payoutOf;
    mapping(DatasetId id => IDatasetRegistry.DatasetStatus) public status;
    mapping(bytes32 subject => bool) public isPaused;

    function set(DatasetId id, address payout, IDatasetRegistry.DatasetStatus status_) external {
        (payoutOf[id], status[id]) = (payout, status_);
    }

    function pause(DatasetId id, bool isHeld) external {
        isPaused[DatasetId.unwrap(id)] = isHeld;
    }
}
