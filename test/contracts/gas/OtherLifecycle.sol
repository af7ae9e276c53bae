// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IExecutionContext} from "../../../contracts/interfaces/IExecutionContext.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {ModelCards} from "../../../contracts/registry/ModelCards.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {ModelRegistry} from "../../../contracts/registry/ModelRegistry.sol";
import {Samples} from "../support/Samples.sol";
import {Lifecycle} from "./Lifecycle.sol";

/// @dev The same registries and the same token under another governor, with a timelock of its own.
abstract contract OtherLifecycle is Lifecycle {
    function deployGovernor(TimelockController controller) internal virtual returns (IGovernor);

    function deployDatasets() internal override returns (DatasetRegistry) {
        timelock = new TimelockController(TIMELOCK_DELAY, new address[](0), new address[](0), address(this));
        subject = deployGovernor(timelock);
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(subject));
        timelock.grantRole(timelock.CANCELLER_ROLE(), address(subject));
        timelock.grantRole(timelock.EXECUTOR_ROLE(), address(subject));
        return new DatasetRegistry(address(timelock), IExecutionContext(address(subject)), reviews, 0);
    }

    function deployModels() internal override returns (ModelRegistry) {
        ITrainingRuns.Settings memory settings = Samples.settings(CHALLENGE_WINDOW);
        (settings.reviews, settings.pauses, settings.budget) = (reviews, council, streams);
        return
            new ModelRegistry(
                ModelRegistry.Parameters({
                    timelock: address(timelock),
                    governor: datasets.governor(),
                    datasets: datasets,
                    reviews: reviews,
                    cards: new ModelCards(),
                    runs: settings
                })
            );
    }
}
