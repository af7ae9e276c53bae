// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";

/// @dev What paying by use costs whoever settles.
contract VoucherGasTest is Licenses {
    uint256 private constant PAYERS = 100;

    KindId private kind;

    function setUp() public override {
        super.setUp();
        kind = licenses.openKind(useKind(ETHER));
    }

    /// @dev 10 000 uses, a voucher signed for each: the last one is all that the chain ever sees.
    function test_TenThousandUsesAreOneSettlement() public {
        licenses.prepay{value: 10_000}(ASTRID, ETHER, 10_000);
        IUsageVouchers.Voucher memory last = voucherOf(ASTRID, kind, 10_000);
        bytes memory signature = signVoucher(ASTRID_KEY, licenses, last);
        uint256 before = gasleft();
        assertEq(licenses.settle(last, signature), 10_000);
        assertBelow(before - gasleft(), 80_000);
    }

    /// @dev A first voucher of a payer writes a new record; every later one changes it.
    function test_ManyPayersAreSettledAtOnce() public {
        for (uint256 i; i < PAYERS; ++i) licenses.prepay{value: 100}(vm.addr(i + 1), ETHER, 100);
        assertBelow(settleAll(10) / PAYERS, 45_000);
        assertBelow(settleAll(20) / PAYERS, 30_000);
    }

    function settleAll(uint128 cumulative) private returns (uint256 used) {
        IUsageVouchers.Voucher[] memory vouchers = new IUsageVouchers.Voucher[](PAYERS);
        bytes[] memory signatures = new bytes[](PAYERS);
        for (uint256 i; i < PAYERS; ++i) {
            vouchers[i] = voucherOf(vm.addr(i + 1), kind, cumulative);
            signatures[i] = signVoucher(i + 1, licenses, vouchers[i]);
        }
        uint256 before = gasleft();
        assertEq(licenses.settleMany(vouchers, signatures), PAYERS);
        used = before - gasleft();
    }

    function assertBelow(uint256 used, uint256 most) private pure {
        assertTrue(used < most, string.concat("gas: ", vm.toString(used)));
    }
}
