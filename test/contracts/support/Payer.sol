// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {PullPayments} from "../../../contracts/treasury/PullPayments.sol";

/// @dev Owes whoever is named what it is given.
contract Payer is PullPayments {
    function credit(address payee) external payable {
        _credit(payee, msg.value);
    }
}
