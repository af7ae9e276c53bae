// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILicenseSeats} from "../../../contracts/interfaces/ILicenseSeats.sol";
import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {Asset, Assets, ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";
import {Wallet} from "../support/Wallet.sol";
import {FalseToken} from "../support/tokens/FalseToken.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";

/// @dev Astrid pays by use; 1 000 wei of hers wait in the contract.
contract UsageVouchersTest is Licenses {
    KindId private inEther;
    KindId private inUsd;

    function setUp() public override {
        super.setUp();
        inEther = licenses.openKind(useKind(ETHER));
        inUsd = licenses.openKind(useKind(usd));
        licenses.prepay{value: 1_000}(ASTRID, ETHER, 1_000);
    }

    function test_AnyonePrepaysForAPayer() public {
        vm.expectEmit(address(licenses));
        emit IUsageVouchers.Prepaid(EGIL, ETHER, 5);
        licenses.prepay{value: 5}(EGIL, ETHER, 5);
        assertPrepaid(EGIL, ETHER, 5);
        assertPrepaid(ASTRID, ETHER, 1_000);

        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 5, 6));
        licenses.prepay{value: 5}(EGIL, ETHER, 6);
    }

    function test_APermitPrepays() public {
        token.mint(ASTRID, 80);
        ILicenseSeats.Permit memory permit = permitOf(token, 80);
        vm.prank(ASTRID);
        licenses.prepayWithPermit(usd, 80, permit);
        assertPrepaid(ASTRID, usd, 80);
    }

    function test_AnAuthorizationPrepaysWhoeverRelaysIt() public {
        token.mint(ASTRID, 80);
        bytes32 nonce = licenses.prepaymentNonceOf("salt");
        assertEq(nonce, keccak256(abi.encode("prepayment", bytes32("salt"))));
        ILicenseSeats.Authorization memory payment = authorizationOf(token, 80, "salt", nonce);
        vm.expectEmit(address(licenses));
        emit IUsageVouchers.Prepaid(ASTRID, usd, 80);
        vm.prank(MALLORY);
        licenses.prepayWithAuthorization(usd, 80, payment);
        assertPrepaid(ASTRID, usd, 80);

        token.mint(ASTRID, 7);
        nonce = licenses.prepaymentNonceOf("more");
        licenses.prepayWithAuthorization(usd, 7, authorizationOf(token, 7, "more", nonce));
        assertPrepaid(ASTRID, usd, 87);
        assertPrepaid(MALLORY, usd, 0);
    }

    /// @dev However many uses it stands for: one signature, and then one more for what came after.
    function test_ACumulativeVoucherPaysForAnyNumberOfUses() public {
        expectSettled(inEther, 300, 300);
        assertEq(settle(voucherOf(ASTRID, inEther, 300)), 300);
        expectSettled(inEther, 100, 400);
        assertEq(settle(voucherOf(ASTRID, inEther, 400)), 100);

        assertPrepaid(ASTRID, ETHER, 600);
        assertChannel(inEther, 400, 0);
        assertEq(licenses.revenueOf(LINEAGE, ETHER).sales, 400);
    }

    function test_ChannelsOfAPayerAreApart() public {
        IUsageVouchers.Voucher memory voucher = voucherOf(ASTRID, inEther, 10);
        settle(voucher);
        voucher.channel = 2;
        assertEq(settle(voucher), 10);
    }

    function test_AVoucherTakesWhatThereIs() public {
        assertEq(settle(voucherOf(ASTRID, inEther, 1_001)), 1_000);
        assertChannel(inEther, 1_000, 0);
        expectNothingDue(voucherOf(ASTRID, inEther, 1_001));

        licenses.prepay{value: 5}(ASTRID, ETHER, 5);
        assertEq(settle(voucherOf(ASTRID, inEther, 1_001)), 1);
        assertPrepaid(ASTRID, ETHER, 4);
    }

    function test_WhatThePrepaymentLacksComesFromTheAllowance() public {
        give(token, address(this), 30);
        licenses.prepay(ASTRID, usd, 30);
        give(token, ASTRID, 100);
        expectSettled(inUsd, 90, 90);
        assertEq(settle(voucherOf(ASTRID, inUsd, 90)), 90);

        assertPrepaid(ASTRID, usd, 0);
        assertEq(token.balanceOf(ASTRID), 40);
        assertRevenue(usd, 90);
        expectNothingDue(voucherOf(ASTRID, inUsd, 131));
        assertEq(settle(voucherOf(ASTRID, inUsd, 91)), 1);
        assertEq(settle(voucherOf(ASTRID, inUsd, 130)), 39);
    }

    /// @dev A token that keeps a fee takes it from the revenue, not from the payer again.
    function test_APayerNeverGivesMoreThanItSigned() public {
        FeeToken fee = new FeeToken();
        Asset asset = Asset.wrap(address(fee));
        KindId inFee = licenses.openKind(useKind(asset));
        give(fee, ASTRID, 2_000);
        assertEq(settle(voucherOf(ASTRID, inFee, 1_000)), 1_000);
        assertEq(fee.balanceOf(ASTRID), 1_000);
        assertEq(licenses.revenueOf(LINEAGE, asset).sales, 990);
        expectNothingDue(voucherOf(ASTRID, inFee, 1_000));

        give(fee, address(this), 100);
        licenses.prepay(EGIL, asset, 100);
        assertPrepaid(EGIL, asset, 99);
    }

    function test_ATokenThatSaysNoPaysNothing() public {
        FalseToken no = new FalseToken();
        KindId inNo = licenses.openKind(useKind(Asset.wrap(address(no))));
        give(no, ASTRID, 100);
        no.refuse(true);
        expectNothingDue(voucherOf(ASTRID, inNo, 10));
        no.refuse(false);
        assertEq(settle(voucherOf(ASTRID, inNo, 10)), 10);
    }

    function test_AClosedKindsVouchersAreStillPaid() public {
        licenses.closeKind(inEther);
        assertEq(settle(voucherOf(ASTRID, inEther, 10)), 10);
    }

    function test_AContractSignsItsVouchers() public {
        Wallet wallet = new Wallet(ASTRID);
        licenses.prepay{value: 10}(address(wallet), ETHER, 10);
        IUsageVouchers.Voucher memory voucher = voucherOf(address(wallet), inEther, 10);
        bytes memory forged = signVoucher(0xBAD, licenses, voucher);
        expectInvalidSignature(address(wallet));
        licenses.settle(voucher, forged);
        assertEq(settle(voucher), 10);
    }

    function test_TheDigestIsTheOneThatWalletsSign() public view {
        IUsageVouchers.Voucher memory voucher = voucherOf(ASTRID, inEther, 10);
        bytes32 typehash = keccak256("Voucher(address payer,bytes32 kind,uint256 channel,uint128 cumulative)");
        bytes memory message = abi.encode(typehash, ASTRID, inEther, uint256(1), uint256(10));
        assertEq(licenses.voucherDigest(voucher), digestOf(licenses, message));
    }

    function test_ManyAreSettledAndTheOthersPassedOver() public {
        IUsageVouchers.Voucher[] memory vouchers = new IUsageVouchers.Voucher[](5);
        bytes[] memory signatures = new bytes[](5);
        for (uint256 i; i < 5; ++i) {
            vouchers[i] = voucherOf(ASTRID, inEther, uint128(10 * (i + 1)));
            vouchers[i].channel = i;
            signatures[i] = signVoucher(ASTRID_KEY, licenses, vouchers[i]);
        }
        signatures[1] = signatures[0];
        settle(vouchers[2]);
        vouchers[3].kind = KindId.wrap("unknown");
        signatures[3] = signVoucher(ASTRID_KEY, licenses, vouchers[3]);

        assertEq(licenses.settleMany(vouchers, signatures), 2);
        assertEq(licenses.revenueOf(LINEAGE, ETHER).sales, 30 + 10 + 50);
        vm.recordLogs();
        assertEq(licenses.settleMany(vouchers, signatures), 0);
        assertEq(vm.getRecordedLogs().length, 0);

        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseLengthMismatch.selector, 5, 4));
        licenses.settleMany(vouchers, new bytes[](4));
    }

    function test_NothingIsSaidOfAVoucherThatNobodyPays() public {
        IUsageVouchers.Voucher[] memory vouchers = new IUsageVouchers.Voucher[](1);
        bytes[] memory signatures = new bytes[](1);
        vouchers[0] = voucherOf(ASTRID, inUsd, 10);
        signatures[0] = signVoucher(ASTRID_KEY, licenses, vouchers[0]);

        vm.recordLogs();
        assertEq(licenses.settleMany(vouchers, signatures), 0);
        assertEq(vm.getRecordedLogs().length, 0);
    }

    function test_APrepaymentIsWithdrawnAfterTheDelay() public {
        uint48 unlocksAt = 1_700_000_000 + 3 days;
        assertEq(licenses.delay(), 3 days);
        vm.expectEmit(address(licenses));
        emit IUsageVouchers.WithdrawalRequested(ASTRID, ETHER, 900, unlocksAt);
        request(900);
        vm.warp(unlocksAt - 1);
        expectLocked(unlocksAt);
        withdraw();

        vm.warp(unlocksAt);
        vm.expectEmit(address(licenses));
        emit IUsageVouchers.PrepaymentWithdrawn(ASTRID, ETHER, 900);
        assertEq(withdraw(), 900);
        assertEq(ASTRID.balance, 900);
        assertPrepaid(ASTRID, ETHER, 100);
        assertEq(licenses.prepaymentOf(ASTRID, ETHER).requested, 0);
        expectLocked(0);
        withdraw();
    }

    /// @dev The delay is there for those who hold vouchers.
    function test_VouchersComeBeforeAWithdrawal() public {
        request(1_000);
        settle(voucherOf(ASTRID, inEther, 700));
        vm.warp(1_700_000_000 + 3 days);
        assertEq(withdraw(), 300);
        assertPrepaid(ASTRID, ETHER, 0);
    }

    function test_AWithdrawalIsAskedForAnewOrTakenBack() public {
        request(1_000);
        vm.warp(1_700_000_010);
        request(10);
        IUsageVouchers.Prepayment memory found = licenses.prepaymentOf(ASTRID, ETHER);
        assertEq(found.requested, 10);
        assertEq(found.unlocksAt, 1_700_000_010 + 3 days);

        vm.expectEmit(address(licenses));
        emit IUsageVouchers.WithdrawalRequested(ASTRID, ETHER, 0, 0);
        request(0);
        vm.warp(1_800_000_000);
        expectLocked(0);
        withdraw();

        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseInsufficient.selector, 1_001, 1_000));
        request(1_001);
    }

    function test_AChannelClosesAfterTheDelay() public {
        uint48 closesAt = 1_700_000_000 + 3 days;
        settle(voucherOf(ASTRID, inEther, 10));
        vm.expectEmit(address(licenses));
        emit IUsageVouchers.ChannelClosing(ASTRID, inEther, 1, closesAt);
        close();
        assertChannel(inEther, 10, closesAt);
        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseChannelClosing.selector, closesAt));
        close();

        vm.warp(closesAt - 1);
        assertEq(settle(voucherOf(ASTRID, inEther, 20)), 10);
        vm.warp(closesAt);
        expectNothingDue(voucherOf(ASTRID, inEther, 30));
    }

    /// @dev In any order, with any prepayments: the payer gives what it signed last, or what it has.
    function testFuzz_TheGreatestVoucherIsPaidOnce(uint64[6] calldata amounts, uint64 prepaid) public {
        give(token, address(this), prepaid);
        licenses.prepay(ASTRID, usd, prepaid);
        uint256 greatest;
        for (uint256 i; i < 6; ++i) {
            if (amounts[i] > greatest) greatest = amounts[i];
            IUsageVouchers.Voucher[] memory vouchers = new IUsageVouchers.Voucher[](1);
            bytes[] memory signatures = new bytes[](1);
            vouchers[0] = voucherOf(ASTRID, inUsd, amounts[i]);
            signatures[0] = signVoucher(ASTRID_KEY, licenses, vouchers[0]);
            licenses.settleMany(vouchers, signatures);

            uint256 paid = greatest < prepaid ? greatest : prepaid;
            assertEq(licenses.channelOf(ASTRID, inUsd, 1).paid, paid);
            assertPrepaid(ASTRID, usd, prepaid - paid);
            assertEq(licenses.revenueOf(LINEAGE, usd).sales, paid);
        }
    }

    function settle(IUsageVouchers.Voucher memory voucher) private returns (uint256) {
        return licenses.settle(voucher, signVoucher(ASTRID_KEY, licenses, voucher));
    }

    function request(uint208 amount) private {
        vm.prank(ASTRID);
        licenses.requestWithdrawal(ETHER, amount);
    }

    function withdraw() private returns (uint256) {
        vm.prank(ASTRID);
        return licenses.withdraw(ETHER);
    }

    function close() private {
        vm.prank(ASTRID);
        licenses.closeChannel(inEther, 1);
    }

    function assertPrepaid(address payer, Asset asset, uint256 balance) private view {
        assertEq(licenses.prepaymentOf(payer, asset).balance, balance);
    }

    function assertChannel(KindId kind, uint256 paid, uint256 closesAt) private view {
        IUsageVouchers.Channel memory found = licenses.channelOf(ASTRID, kind, 1);
        assertEq(found.paid, paid);
        assertEq(found.closesAt, closesAt);
    }

    function expectSettled(KindId kind, uint256 amount, uint256 paid) private {
        vm.expectEmit(address(licenses));
        emit IUsageVouchers.VoucherSettled(ASTRID, kind, 1, amount, paid);
    }

    function expectNothingDue(IUsageVouchers.Voucher memory voucher) private {
        bytes memory signature = signVoucher(ASTRID_KEY, licenses, voucher);
        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseNothingDue.selector, voucher));
        licenses.settle(voucher, signature);
    }

    function expectInvalidSignature(address payer) private {
        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseInvalidSignature.selector, payer));
    }

    function expectLocked(uint48 unlocksAt) private {
        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseLocked.selector, unlocksAt));
    }
}
