// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Says that anybody is its guardian, and takes what only payable contracts take.
contract FakeGovernor {
    address public proposalGuardian;

    constructor(address guardian) {
        proposalGuardian = guardian;
    }

    receive() external payable {}
}
