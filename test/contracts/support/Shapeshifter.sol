// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev A contract that does whatever it was last told to; it remembers where that ran, and for whom.
contract Shapeshifter {
    error ShapeshifterFailed();

    address public caller;
    address public self;
    address private _code;

    function become(address code) external {
        _code = code;
    }

    fallback() external {
        (bool success, ) = _code.delegatecall(msg.data);
        if (!success) revert ShapeshifterFailed();
    }
}

/// @dev What an attacker would rather have called: it writes the first slots of wherever it runs.
contract Trespasser {
    address public caller;
    address public self;

    function act() external {
        (caller, self) = (msg.sender, address(this));
    }
}
