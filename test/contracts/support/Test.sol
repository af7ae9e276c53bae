// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IVm} from "./IVm.sol";

/// @dev Base of every Solidity test: cheatcodes, assertions that show both values, and bounded fuzz inputs.
abstract contract Test {
    IVm internal constant vm = IVm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    /// @dev What `targetInterfaces` of an invariant answers: whom the runner calls, by the name of its artifact.
    struct FuzzInterface {
        address addr;
        string[] artifacts;
    }

    error NotEqualUint(uint256 found, uint256 expected);
    error NotEqualInt(int256 found, int256 expected);
    error NotEqualBytes32(bytes32 found, bytes32 expected);
    error NotEqualAddress(address found, address expected);
    error NotTrue(string what);

    function assertEq(uint256 found, uint256 expected) internal pure {
        if (found != expected) revert NotEqualUint(found, expected);
    }

    function assertEq(int256 found, int256 expected) internal pure {
        if (found != expected) revert NotEqualInt(found, expected);
    }

    function assertEq(bytes32 found, bytes32 expected) internal pure {
        if (found != expected) revert NotEqualBytes32(found, expected);
    }

    function assertEq(address found, address expected) internal pure {
        if (found != expected) revert NotEqualAddress(found, expected);
    }

    function assertTrue(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    /// @dev Maps any `value` into `least` to `greatest`.
    function bound(uint256 value, uint256 least, uint256 greatest) internal pure returns (uint256) {
        return least + (value % (greatest - least + 1));
    }

    /// @dev What `targetContracts` of an invariant answers: the handler and nothing else that the test made, such as fakes,
    ///      which anybody may write to.
    function alone(address handler) internal pure returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = handler;
    }

    /// @dev The one handler that the runner calls. It is named because the runner, which knows contracts by their code, does
    ///      not recognise one that holds the code of a whole DAO.
    function only(address handler, string memory artifact) internal pure returns (FuzzInterface[] memory targets) {
        targets = new FuzzInterface[](1);
        targets[0].addr = handler;
        targets[0].artifacts = new string[](1);
        targets[0].artifacts[0] = artifact;
    }

    /// @dev Lets `blocks` pass, a second each.
    function pass(uint256 blocks) internal {
        vm.roll(vm.getBlockNumber() + blocks);
        vm.warp(vm.getBlockTimestamp() + blocks);
    }
}
