// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Calls `target` again whenever money comes, ETH or a {HookToken}; remembers whether it got through.
contract Reentrant {
    address private _target;
    bytes private _data;
    uint256 private _value;

    uint256 public attempts;
    bool public hasEntered;
    bytes public refusal;

    receive() external payable {
        strike();
    }

    function arm(address target, bytes calldata data, uint256 value) external {
        (_target, _data, _value) = (target, data, value);
    }

    function onMoney() external {
        strike();
    }

    function onERC1155Received(address, address, uint256, uint256, bytes calldata) external returns (bytes4) {
        strike();
        return this.onERC1155Received.selector;
    }

    /// @dev Signs everything (ERC-1271).
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return this.isValidSignature.selector;
    }

    function act(address target, bytes calldata data, uint256 value) external returns (bytes memory) {
        (bool success, bytes memory answer) = target.call{value: value}(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        return answer;
    }

    function strike() private {
        if (_target == address(0)) return;
        ++attempts;
        (bool success, bytes memory answer) = _target.call{value: _value}(_data);
        if (success) hasEntered = true;
        else refusal = answer;
    }
}
