// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {GasBurner} from "../support/GasBurner.sol";
import {Licenses} from "../support/Licenses.sol";

/// @dev A service settles in bulk. One of its payers is a contract, which decides what asking for its signature costs.
contract SettlementGasAttack is Licenses {
    uint256 private constant GAS = 1_000_000;

    IUsageVouchers.Voucher[] private vouchers;
    bytes[] private signatures;

    function setUp() public override {
        super.setUp();
        KindId kind = licenses.openKind(useKind(ETHER));
        licenses.prepay{value: 1_000}(ASTRID, ETHER, 1_000);
        vouchers.push(voucherOf(address(new GasBurner()), kind, 100));
        vouchers.push(voucherOf(ASTRID, kind, 100));
        signatures.push("");
        signatures.push(signVoucher(ASTRID_KEY, licenses, vouchers[1]));
    }

    /// @dev It takes all but a 64th, and the whole settlement with it: nobody else loses anything but the gas.
    function test_APayerThatBurnsGasStopsTheSettlementThatNamesIt() public {
        (bool done, ) = settle();

        assertTrue(!done, "stopped");
        assertEq(licenses.prepaymentOf(ASTRID, ETHER).balance, 1_000);
    }

    function test_WithoutItEverybodyElseIsSettled() public {
        vouchers[0] = vouchers[1];
        signatures[0] = signatures[1];
        vouchers.pop();
        signatures.pop();

        (bool done, bytes memory count) = settle();

        assertTrue(done, "settled");
        assertEq(abi.decode(count, (uint256)), 1);
        assertEq(licenses.prepaymentOf(ASTRID, ETHER).balance, 900);
    }

    function settle() private returns (bool, bytes memory) {
        bytes memory call = abi.encodeCall(licenses.settleMany, (vouchers, signatures));

        return address(licenses).call{gas: GAS}(call);
    }
}
