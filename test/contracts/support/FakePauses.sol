// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IPauses} from "../../../contracts/interfaces/IPauses.sol";

/// @dev A council that holds back what a test says.
contract FakePauses is IPauses {
    mapping(bytes32 subject => bool) public isPaused;

    function set(bytes32 subject, bool paused) external {
        isPaused[subject] = paused;
    }
}
