// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev What a governor asks of a token at deployment, with a clock that says what it is told.
contract ClockedToken is ERC20("Clocked", "CLK") {
    uint48 public clock;

    constructor(uint48 now_) {
        clock = now_;
    }
}

/// @dev A token from before ERC-6372: it has no clock.
contract ClocklessToken is ERC20("Clockless", "CLS") {}
