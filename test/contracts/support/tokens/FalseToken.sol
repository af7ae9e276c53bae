// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {TestToken} from "./TestToken.sol";

/// @dev Says no instead of reverting, once it is told to.
contract FalseToken is TestToken {
    bool private _isRefusing;

    function refuse(bool isRefusing) external {
        _isRefusing = isRefusing;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return !_isRefusing && super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return !_isRefusing && super.transferFrom(from, to, amount);
    }
}
