// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {TestToken} from "./TestToken.sol";

/// @dev Moves something or reverts, as some tokens do.
contract ZeroRefusingToken is TestToken {
    error ZeroRefused();

    function _update(address from, address to, uint256 value) internal override {
        if (value == 0) revert ZeroRefused();
        super._update(from, to, value);
    }
}
