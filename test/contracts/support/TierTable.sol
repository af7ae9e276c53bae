// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {ModelRegistry} from "../../../contracts/registry/ModelRegistry.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {Tier} from "../../../contracts/types/Tier.sol";

/// @dev The registries' rows of the table that a deployment sets; the whole of it is `tierRules()` in TypeScript.
library TierTable {
    function rules(
        DatasetRegistry datasets,
        ModelRegistry models,
        TrainingRuns runs
    ) internal pure returns (IGovernorTiers.TierRule[] memory table) {
        table = new IGovernorTiers.TierRule[](13);
        table[0] = rule(address(datasets), datasets.approve.selector, Tier.Routine);
        table[1] = rule(address(datasets), datasets.approveBatch.selector, Tier.Routine);
        table[2] = rule(address(datasets), datasets.reject.selector, Tier.Routine);
        table[3] = rule(address(models), models.approveConfig.selector, Tier.Routine);
        table[4] = rule(address(runs), runs.authorize.selector, Tier.Routine);
        table[5] = rule(address(runs), runs.cancel.selector, Tier.Routine);
        table[6] = rule(address(datasets), datasets.deprecate.selector, Tier.Model);
        table[7] = rule(address(datasets), datasets.revoke.selector, Tier.Model);
        table[8] = rule(address(models), models.createLineage.selector, Tier.Model);
        table[9] = rule(address(models), models.release.selector, Tier.Model);
        table[10] = rule(address(models), models.revoke.selector, Tier.Model);
        table[11] = rule(address(runs), runs.authorizeRelease.selector, Tier.Model);
        table[12] = rule(address(runs), runs.setTrainer.selector, Tier.Model);
    }

    function rule(address target, bytes4 selector, Tier tier) internal pure returns (IGovernorTiers.TierRule memory) {
        return IGovernorTiers.TierRule(target, selector, tier);
    }
}
