// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Reentrant} from "../Reentrant.sol";
import {TestToken} from "./TestToken.sol";

/// @dev Tells both sides of a transfer, as ERC-777 does, before anything moved and again after it.
contract HookToken is TestToken {
    function _update(address from, address to, uint256 value) internal override {
        tell(from);
        super._update(from, to, value);
        tell(to);
    }

    function tell(address party) private {
        if (party.code.length == 0) return;
        try Reentrant(payable(party)).onMoney() {} catch {}
    }
}
