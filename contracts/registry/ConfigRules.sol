// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IModelConfigs} from "../interfaces/IModelConfigs.sol";
import {DatasetId} from "../types/Ids.sol";

/// @title ConfigRules
/// @notice What {IModelConfigs-Config} must satisfy whatever the registry holds.
library ConfigRules {
    uint256 private constant MAX_TRAINING_SETS = 64;
    uint256 private constant MAX_EVALUATION_SETS = 16;
    uint256 private constant WEIGHT_SUM = 10_000;

    /// @dev Whether the config is well-formed: a digest, ascending sets within their limits and without a common
    ///      member, weights that add up, and a regression bound that is none of an improvement.
    function isWellFormed(IModelConfigs.Config calldata config) internal pure returns (bool) {
        return
            config.configDigest != 0 &&
            config.gate.maxRegression >= 0 &&
            _isAscending(config.trainingSets, MAX_TRAINING_SETS) &&
            _isAscending(config.evaluationSets, MAX_EVALUATION_SETS) &&
            _isDisjoint(config.trainingSets, config.evaluationSets) &&
            config.weights.length == config.trainingSets.length &&
            _sum(config.weights) == WEIGHT_SUM;
    }

    function _isAscending(DatasetId[] calldata ids, uint256 greatestLength) private pure returns (bool) {
        if (ids.length == 0 || ids.length > greatestLength) return false;

        for (uint256 i = 1; i < ids.length; ++i) if (!(ids[i - 1] < ids[i])) return false;
        return true;
    }

    /// @dev Walks two ascending lists at once.
    function _isDisjoint(DatasetId[] calldata a, DatasetId[] calldata b) private pure returns (bool) {
        uint256 i;
        uint256 j;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) return false;
            if (a[i] < b[j]) ++i;
            else ++j;
        }
        return true;
    }

    function _sum(uint16[] calldata weights) private pure returns (uint256 sum) {
        for (uint256 i; i < weights.length; ++i) sum += weights[i];
    }
}
