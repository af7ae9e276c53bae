// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {OtherLifecycle} from "./OtherLifecycle.sol";
import {BareGovernor} from "./BareGovernor.sol";

contract BareLifecycleTest is OtherLifecycle {
    function deployGovernor(TimelockController controller) internal override returns (IGovernor) {
        label = "bare";
        return new BareGovernor(token, controller, VOTING_DELAY, VOTING_PERIOD, 1_000e18);
    }
}
