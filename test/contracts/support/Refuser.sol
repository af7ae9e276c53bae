// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Refuses to be paid until it is told otherwise.
contract Refuser {
    error RefuserClosed();

    bool private _accepts;

    receive() external payable {
        if (!_accepts) revert RefuserClosed();
    }

    function accept() external {
        _accepts = true;
    }
}
