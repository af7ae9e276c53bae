// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {TestToken} from "./TestToken.sol";

/// @dev Keeps one per cent of everything on its way.
contract FeeToken is TestToken {
    function _update(address from, address to, uint256 value) internal override {
        if (from == address(0)) return super._update(from, to, value);

        super._update(from, address(0xFEE), value / 100);
        super._update(from, to, value - value / 100);
    }
}
