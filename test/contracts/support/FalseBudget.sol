// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IBudget} from "../../../contracts/interfaces/IBudget.sol";

/// @dev Sends less than it is asked for, or something that nobody asked for.
contract FalseBudget is IBudget {
    error FalseBudgetNotSent();

    function draw(uint256 amount) external {
        (bool sent, ) = msg.sender.call{value: amount - 1}("");
        if (!sent) revert FalseBudgetNotSent();
    }

    function giveBack() external payable {}

    function available(address) external pure returns (uint256) {
        return 0;
    }
}
