// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @dev An ERC-20 token by its address; ETH where the address is zero.
type Asset is address;

using {assetEquals as ==} for Asset global;
using Assets for Asset global;

Asset constant ETHER = Asset.wrap(address(0));

function assetEquals(Asset a, Asset b) pure returns (bool) {
    return Asset.unwrap(a) == Asset.unwrap(b);
}

/// @title Assets
/// @notice Takes and sends ETH and ERC-20 alike: tokens that return nothing, and tokens that keep a fee on their way.
/// @dev A token's own balances are believed, so functions that take must not be entered twice.
library Assets {
    using SafeERC20 for IERC20;

    /// @notice `sent` wei came with the call, `expected` were asked for.
    error AssetsUnexpectedValue(uint256 sent, uint256 expected);

    /// @dev Takes `amount` from `from`, or from the call itself where it is ETH.
    /// @return received What arrived: less than `amount` where the token keeps a fee.
    function take(Asset asset, address from, uint256 amount) internal returns (uint256 received) {
        if (asset == ETHER) {
            if (msg.value != amount) revert AssetsUnexpectedValue(msg.value, amount);
            return amount;
        }
        if (msg.value != 0) revert AssetsUnexpectedValue(msg.value, 0);

        IERC20 token = IERC20(Asset.unwrap(asset));
        uint256 balance = token.balanceOf(address(this));
        token.safeTransferFrom(from, address(this), amount);
        received = token.balanceOf(address(this)) - balance;
    }

    /// @dev Sends `amount` to `to`, with all the gas there is: the caller's state must be settled before. Nothing is not
    ///      sent: some tokens refuse it, and what ends with nothing left could not end.
    function send(Asset asset, address to, uint256 amount) internal {
        if (amount == 0) return;
        if (asset == ETHER) Address.sendValue(payable(to), amount);
        else IERC20(Asset.unwrap(asset)).safeTransfer(to, amount);
    }
}
