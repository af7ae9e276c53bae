// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITreasuryStreams} from "../../../contracts/interfaces/ITreasuryStreams.sol";
import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {TreasuryStreams} from "../../../contracts/treasury/TreasuryStreams.sol";
import {Asset} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";
import {ZeroRefusingToken} from "../support/tokens/ZeroRefusingToken.sol";

/// @dev A token that refuses to move nothing, where nothing is left to move: what ends with a transfer could never end.
contract StuckMoneyAttack is Licenses {
    ZeroRefusingToken private picky;
    Asset private asset;

    function setUp() public override {
        super.setUp();
        picky = new ZeroRefusingToken();
        asset = Asset.wrap(address(picky));
        picky.mint(address(this), 1_000);
    }

    /// @dev Its recipient emptied the stream; a decision wants to open it by other terms.
    function test_AnEmptiedStreamIsClosed() public {
        TreasuryStreams streams = new TreasuryStreams(address(this), context);
        picky.approve(address(streams), 100);
        ITreasuryStreams.Terms memory terms = ITreasuryStreams.Terms({rate: 1, cap: 100, period: 1});
        streams.open(MALLORY, asset, terms, 100);
        vm.prank(MALLORY);
        streams.claim(asset, 100);

        streams.close(MALLORY, asset);

        assertEq(streams.stream(MALLORY, asset).terms.period, 0);
        assertEq(picky.balanceOf(MALLORY), 100);
    }

    /// @dev All goes to the vault, so there is nothing for the treasury.
    function test_RevenueWithoutATreasurysPartIsDistributed() public {
        licenses.setVaultShare(10_000);
        KindId kind = licenses.openKind(seatKind(asset));
        picky.approve(address(licenses), 40);
        licenses.buy(kind, 1, EGIL);

        (uint256 toVault, uint256 toTreasury) = licenses.distribute(LINEAGE, asset);

        assertEq(toVault, 40);
        assertEq(toTreasury, 0);
        assertEq(picky.balanceOf(address(vault)), 40);
    }

    /// @dev Vouchers took what a payer asked to have back.
    function test_AWithdrawalThatVouchersForestalledEnds() public {
        picky.approve(address(licenses), 100);
        licenses.prepay(ASTRID, asset, 100);
        vm.prank(ASTRID);
        licenses.requestWithdrawal(asset, 100);
        IUsageVouchers.Voucher memory voucher = voucherOf(ASTRID, licenses.openKind(useKind(asset)), 100);
        licenses.settle(voucher, signVoucher(ASTRID_KEY, licenses, voucher));
        vm.warp(vm.getBlockTimestamp() + licenses.delay());

        vm.prank(ASTRID);
        assertEq(licenses.withdraw(asset), 0);

        assertEq(licenses.prepaymentOf(ASTRID, asset).unlocksAt, 0);
    }
}
