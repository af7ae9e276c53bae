// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILicenseKinds} from "../../../contracts/interfaces/ILicenseKinds.sol";
import {ILicenseSeats} from "../../../contracts/interfaces/ILicenseSeats.sol";
import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {ModelLicense} from "../../../contracts/rewards/ModelLicense.sol";
import {Asset, ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Money} from "./Money.sol";
import {TestToken} from "./tokens/TestToken.sol";

/// @dev Kinds of licences of LINEAGE, and what payers sign.
abstract contract Licenses is Money {
    bytes32 private constant VOUCHER_TYPEHASH = keccak256(
        "Voucher(address payer,bytes32 kind,uint256 channel,uint128 cumulative)"
    );
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    uint256 internal constant LATER = 1_700_001_000;

    /// @dev 40 units for 30 days.
    function seatKind(Asset currency) internal pure returns (ILicenseKinds.Kind memory) {
        return
            ILicenseKinds.Kind({
                lineage: LINEAGE,
                currency: currency,
                price: 40,
                duration: 30 days,
                form: ILicenseKinds.LicenseForm.Seat,
                transferable: true,
                purpose: "commercial",
                spdx: "Apache-2.0",
                termsDigest: 0
            });
    }

    function useKind(Asset currency) internal pure returns (ILicenseKinds.Kind memory kind) {
        kind = seatKind(currency);
        kind.form = ILicenseKinds.LicenseForm.Use;
        (kind.price, kind.duration, kind.transferable) = (1, 0, false);
    }

    function voucherOf(
        address payer,
        KindId kind,
        uint128 cumulative
    ) internal pure returns (IUsageVouchers.Voucher memory) {
        return IUsageVouchers.Voucher({payer: payer, kind: kind, channel: 1, cumulative: cumulative});
    }

    function signVoucher(
        uint256 key,
        ModelLicense verifier,
        IUsageVouchers.Voucher memory voucher
    ) internal view returns (bytes memory) {
        return signTyped(key, verifier, abi.encode(VOUCHER_TYPEHASH, voucher));
    }

    /// @dev Astrid's ERC-2612 approval of `amount` for the licences.
    function permitOf(TestToken erc20, uint256 amount) internal view returns (ILicenseSeats.Permit memory permit) {
        bytes memory message = abi.encode(
            PERMIT_TYPEHASH,
            ASTRID,
            address(licenses),
            amount,
            erc20.nonces(ASTRID),
            LATER
        );
        permit.deadline = LATER;
        (permit.v, permit.r, permit.s) = vm.sign(ASTRID_KEY, digestOf(erc20, message));
    }

    /// @dev Astrid's ERC-3009 payment of `amount` to the licences under `nonce`.
    function authorizationOf(
        TestToken erc20,
        uint256 amount,
        bytes32 salt,
        bytes32 nonce
    ) internal view returns (ILicenseSeats.Authorization memory payment) {
        (payment.from, payment.validAfter, payment.validBefore, payment.salt) = (ASTRID, 0, LATER, salt);
        bytes memory message = abi.encode(
            erc20.RECEIVE_TYPEHASH(),
            ASTRID,
            address(licenses),
            amount,
            uint256(0),
            LATER,
            nonce
        );
        (payment.v, payment.r, payment.s) = vm.sign(ASTRID_KEY, digestOf(erc20, message));
    }

    function give(TestToken erc20, address account, uint256 amount) internal {
        erc20.mint(account, amount);
        vm.prank(account);
        erc20.approve(address(licenses), amount);
    }

    function assertRevenue(Asset asset, uint256 sales) internal view {
        assertEq(licenses.revenueOf(LINEAGE, asset).sales, sales);
        uint256 held = asset == ETHER ? address(licenses).balance : token.balanceOf(address(licenses));
        assertEq(held, sales);
    }
}
