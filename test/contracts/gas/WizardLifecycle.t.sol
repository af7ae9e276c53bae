// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {OtherLifecycle} from "./OtherLifecycle.sol";
import {WizardGovernor} from "./WizardGovernor.sol";

contract WizardLifecycleTest is OtherLifecycle {
    function deployGovernor(TimelockController controller) internal override returns (IGovernor) {
        label = "wizard";
        return new WizardGovernor(token, controller, VOTING_DELAY, VOTING_PERIOD, 1_000e18);
    }
}
