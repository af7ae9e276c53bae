// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {IModelRegistry} from "../../../contracts/interfaces/IModelRegistry.sol";
import {ModelLicense} from "../../../contracts/rewards/ModelLicense.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";

/// @dev Astrid prepaid 1 000 wei and signed one voucher over 100. Mallory has seen it.
contract VoucherReplayTest is Licenses {
    KindId private kind;
    IUsageVouchers.Voucher private voucher;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        kind = licenses.openKind(useKind(ETHER));
        licenses.prepay{value: 1_000}(ASTRID, ETHER, 1_000);
        voucher = voucherOf(ASTRID, kind, 100);
        signature = signVoucher(ASTRID_KEY, licenses, voucher);
    }

    function test_TheSameVoucherAgain() public {
        licenses.settle(voucher, signature);
        expectNothingDue();
        licenses.settle(voucher, signature);
        assertLost(100);
    }

    function test_AnOlderVoucherAfterANewerOne() public {
        licenses.settle(voucherOf(ASTRID, kind, 150), signVoucher(ASTRID_KEY, licenses, voucherOf(ASTRID, kind, 150)));
        expectNothingDue();
        licenses.settle(voucher, signature);
        assertLost(150);
    }

    function test_TheSameVoucherTwiceInOneSettlement() public {
        IUsageVouchers.Voucher[] memory vouchers = new IUsageVouchers.Voucher[](2);
        bytes[] memory signatures = new bytes[](2);
        (vouchers[0], vouchers[1]) = (voucher, voucher);
        (signatures[0], signatures[1]) = (signature, signature);
        assertEq(licenses.settleMany(vouchers, signatures), 1);
        assertLost(100);
    }

    function test_AVoucherAfterItsChannelClosed() public {
        vm.prank(ASTRID);
        licenses.closeChannel(kind, 1);
        vm.warp(1_700_000_000 + 3 days);
        expectNothingDue();
        licenses.settle(voucher, signature);
        assertLost(0);
    }

    function test_AVoucherAfterTheWithdrawal() public {
        vm.prank(ASTRID);
        licenses.requestWithdrawal(ETHER, 1_000);
        vm.warp(1_700_000_000 + 3 days);
        vm.prank(ASTRID);
        licenses.withdraw(ETHER);
        expectNothingDue();
        licenses.settle(voucher, signature);
        assertEq(ASTRID.balance, 1_000);
    }

    /// @dev Asked for long before the use, and due the moment the service has served: what was not asked for is still there.
    function test_AWithdrawalAskedForLongAgo() public {
        vm.prank(ASTRID);
        licenses.requestWithdrawal(ETHER, 900);
        vm.warp(1_700_000_000 + 300 days);
        vm.prank(ASTRID);
        licenses.withdraw(ETHER);
        licenses.settle(voucher, signature);
        assertEq(ASTRID.balance, 900);
        assertEq(licenses.channelOf(ASTRID, kind, 1).paid, 100);
    }

    function test_AVoucherOnAnotherChain() public {
        vm.chainId(11_155_111);
        expectForged(ASTRID);
        licenses.settle(voucher, signature);
    }

    function test_AVoucherOnAnotherContract() public {
        ModelLicense second = new ModelLicense(address(this), context, IModelRegistry(address(models)), vault);
        second.openKind(useKind(ETHER));
        second.prepay{value: 1_000}(ASTRID, ETHER, 1_000);
        expectForged(ASTRID);
        second.settle(voucher, signature);
    }

    function test_AVoucherSignedByAnother() public {
        bytes memory forged = signVoucher(0xBAD, licenses, voucher);
        expectForged(ASTRID);
        licenses.settle(voucher, forged);
    }

    function test_AVoucherWithAnotherPayerKindChannelOrAmount() public {
        licenses.prepay{value: 1_000}(EGIL, ETHER, 1_000);
        IUsageVouchers.Voucher memory other = voucher;
        other.payer = EGIL;
        expectForged(EGIL);
        licenses.settle(other, signature);
        other = voucher;
        other.kind = KindId.wrap("other");
        expectForged(ASTRID);
        licenses.settle(other, signature);
        other = voucher;
        other.channel = 2;
        expectForged(ASTRID);
        licenses.settle(other, signature);
        other = voucher;
        other.cumulative = 101;
        expectForged(ASTRID);
        licenses.settle(other, signature);
        assertLost(0);
    }

    /// @dev ecrecover answers zero for garbage; the zero account owes nothing for it.
    function test_AVoucherOfNobody() public {
        licenses.prepay{value: 1}(address(0), ETHER, 1);
        voucher.payer = address(0);
        expectForged(address(0));
        licenses.settle(voucher, new bytes(65));
    }

    function assertLost(uint256 amount) private view {
        assertEq(licenses.prepaymentOf(ASTRID, ETHER).balance, 1_000 - amount);
    }

    function expectNothingDue() private {
        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseNothingDue.selector, voucher));
    }

    function expectForged(address payer) private {
        vm.expectRevert(abi.encodeWithSelector(IUsageVouchers.ModelLicenseInvalidSignature.selector, payer));
    }
}
