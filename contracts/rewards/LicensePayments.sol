// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ILicenseSeats} from "../interfaces/ILicenseSeats.sol";
import {Asset, ETHER} from "../types/Asset.sol";

/// @title LicensePayments
/// @notice The ways in which a token may be paid with beside a plain approval. Each counts what arrives.
abstract contract LicensePayments {
    using SafeERC20 for IERC20;

    /// @dev Approves with the caller's signature. Where the permit was used already, its allowance is there; where it never
    ///      was good, taking the payment fails.
    function _permit(Asset asset, uint256 amount, ILicenseSeats.Permit calldata permit) internal {
        try
            IERC20Permit(Asset.unwrap(asset)).permit(
                msg.sender,
                address(this),
                amount,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {} catch {}
    }

    /// @dev Takes the ERC-3009 payment whose nonce says what it is for.
    /// @return received What arrived.
    function _takeAuthorized(
        Asset asset,
        uint256 amount,
        ILicenseSeats.Authorization calldata authorization,
        bytes32 nonce
    ) internal returns (uint256 received) {
        uint256 balance = _balanceOf(asset);
        IERC3009(Asset.unwrap(asset)).receiveWithAuthorization(
            authorization.from,
            address(this),
            amount,
            authorization.validAfter,
            authorization.validBefore,
            nonce,
            authorization.v,
            authorization.r,
            authorization.s
        );
        received = _balanceOf(asset) - balance;
    }

    /// @dev Takes `amount` from the account's allowance, or nothing where that cannot be; ETH has no allowances.
    /// @return taken What the account gave.
    /// @return received What of it arrived.
    function _tryTake(Asset asset, address from, uint256 amount) internal returns (uint256 taken, uint256 received) {
        if (amount == 0 || asset == ETHER) return (0, 0);

        uint256 balance = _balanceOf(asset);
        if (!IERC20(Asset.unwrap(asset)).trySafeTransferFrom(from, address(this), amount)) return (0, 0);
        return (amount, _balanceOf(asset) - balance);
    }

    function _balanceOf(Asset asset) private view returns (uint256) {
        return IERC20(Asset.unwrap(asset)).balanceOf(address(this));
    }
}
