// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Payer} from "./Payer.sol";

/// @dev Withdraws again while it is being paid.
contract ReentrantPayee {
    Payer private immutable PAYER;
    bytes public caught;

    constructor(Payer payer) {
        PAYER = payer;
    }

    receive() external payable {
        try PAYER.withdrawPayments(address(this)) {} catch (bytes memory reason) {
            caught = reason;
        }
    }
}
