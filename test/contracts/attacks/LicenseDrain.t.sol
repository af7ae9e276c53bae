// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ILicenseKinds} from "../../../contracts/interfaces/ILicenseKinds.sol";
import {ILicenseSeats} from "../../../contracts/interfaces/ILicenseSeats.sol";
import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {Asset, ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";
import {Reentrant} from "../support/Reentrant.sol";
import {HookToken} from "../support/tokens/HookToken.sol";
import {TestToken} from "../support/tokens/TestToken.sol";

/// @dev Ways to have a seat for nothing, or money that is another's.
contract LicenseDrainTest is Licenses {
    Reentrant private thief;

    function setUp() public override {
        super.setUp();
        thief = new Reentrant();
        licenses.prepay{value: 1_000}(ASTRID, ETHER, 1_000);
    }

    /// @dev The seller calls the holder of a new seat: every purse is settled by then.
    function test_ReentrantPurchase() public {
        KindId kind = licenses.openKind(seatKind(ETHER));
        bytes memory data = abi.encodeCall(licenses.buy, (kind, 1, address(thief)));
        vm.deal(address(thief), 80);
        thief.arm(address(licenses), data, 40);
        thief.act(address(licenses), data, 40);
        assertRefused();
        assertEq(licenses.revenueOf(LINEAGE, ETHER).sales, 40);
        assertEq(address(licenses).balance, 1_040);
    }

    function test_ReentrantWithdrawal() public {
        licenses.prepay{value: 10}(address(thief), ETHER, 10);
        thief.act(address(licenses), abi.encodeCall(licenses.requestWithdrawal, (ETHER, 10)), 0);
        vm.warp(1_700_000_000 + 3 days);
        bytes memory data = abi.encodeCall(licenses.withdraw, (ETHER));
        thief.arm(address(licenses), data, 0);
        thief.act(address(licenses), data, 0);
        assertRefused();
        assertEq(address(thief).balance, 10);
        assertEq(address(licenses).balance, 1_000);
    }

    /// @dev While somebody is being paid, every door where money passes is shut.
    function test_ReentryByAnyDoor() public {
        ILicenseSeats.Permit memory permit;
        ILicenseSeats.Authorization memory payment;
        bytes[10] memory doors = [
            abi.encodeCall(licenses.buy, (KindId.wrap(0), 1, MALLORY)),
            abi.encodeCall(licenses.buyWithPermit, (KindId.wrap(0), 1, MALLORY, permit)),
            abi.encodeCall(licenses.buyWithAuthorization, (KindId.wrap(0), 1, MALLORY, payment)),
            abi.encodeCall(licenses.prepay, (MALLORY, ETHER, 0)),
            abi.encodeCall(licenses.prepayWithPermit, (usd, 0, permit)),
            abi.encodeCall(licenses.prepayWithAuthorization, (usd, 0, payment)),
            abi.encodeCall(licenses.withdraw, (ETHER)),
            abi.encodeCall(licenses.settle, (voucherOf(ASTRID, KindId.wrap(0), 1), "")),
            abi.encodeCall(licenses.settleMany, (new IUsageVouchers.Voucher[](0), new bytes[](0))),
            abi.encodeCall(licenses.distribute, (LINEAGE, ETHER))
        ];
        for (uint256 i; i < doors.length; ++i) {
            thief = new Reentrant();
            licenses.prepay{value: 10}(address(thief), ETHER, 10);
            thief.act(address(licenses), abi.encodeCall(licenses.requestWithdrawal, (ETHER, 10)), 0);
            vm.warp(vm.getBlockTimestamp() + 3 days);
            thief.arm(address(licenses), doors[i], 0);
            thief.act(address(licenses), abi.encodeCall(licenses.withdraw, (ETHER)), 0);
            assertRefused();
        }
    }

    /// @dev Prepaying within a prepayment would be counted twice.
    function test_ReentrantPrepayment() public {
        HookToken hook = hooked(100);
        bytes memory data = abi.encodeCall(licenses.prepay, (address(thief), Asset.wrap(address(hook)), 50));
        thief.arm(address(licenses), data, 0);
        thief.act(address(licenses), data, 0);
        assertRefused();
        assertEq(licenses.prepaymentOf(address(thief), Asset.wrap(address(hook))).balance, 50);
    }

    /// @dev The payer is called while its allowance is charged; what it adds then is not revenue.
    function test_ReentrantSettlement() public {
        HookToken hook = hooked(100);
        Asset asset = Asset.wrap(address(hook));
        KindId kind = licenses.openKind(useKind(asset));
        thief.arm(address(licenses), abi.encodeCall(licenses.prepay, (address(thief), asset, 50)), 0);
        IUsageVouchers.Voucher memory voucher = voucherOf(address(thief), kind, 50);
        licenses.settle(voucher, signVoucher(0xBAD, licenses, voucher));
        assertRefused();
        assertEq(licenses.revenueOf(LINEAGE, asset).sales, 50);
        assertEq(hook.balanceOf(address(licenses)), 50);
    }

    /// @dev The treasury is called with its part: what was distributed is gone from the books by then.
    function test_ReentrantDistribution() public {
        licenses.buy{value: 40}(licenses.openKind(seatKind(ETHER)), 1, ASTRID);
        isStriking = true;
        licenses.distribute(LINEAGE, ETHER);
        assertTrue(hasStruck, "tried");
        assertEq(address(licenses).balance, 1_000);
    }

    /// @dev Money sent past the doors is nobody's: not a sale, not a prepayment, and it buys nothing.
    function test_Donation() public {
        token.mint(address(licenses), 1_000);
        vm.deal(address(licenses), 2 ether);
        assertEq(licenses.prepaymentOf(ASTRID, usd).balance, 0);
        assertEq(licenses.prepaymentOf(ASTRID, ETHER).balance, 1_000);
        assertEq(licenses.revenueOf(LINEAGE, usd).sales, 0);
        KindId kind = licenses.openKind(seatKind(usd));
        vm.expectRevert();
        vm.prank(ASTRID);
        licenses.buy(kind, 1, ASTRID);

        (bool success, ) = address(licenses).call{value: 1}("");
        assertTrue(!success, "no plain ether");
    }

    /// @dev An allowance that was given to buy seats is spent by its owner alone.
    function test_AnothersAllowance() public {
        give(token, ASTRID, 1_000);
        KindId kind = licenses.openKind(seatKind(usd));
        vm.expectRevert();
        vm.prank(MALLORY);
        licenses.buy(kind, 1, MALLORY);
        vm.expectRevert();
        vm.prank(MALLORY);
        licenses.prepay(ASTRID, usd, 10);
        assertEq(token.balanceOf(ASTRID), 1_000);
    }

    /// @dev A price that overflows is no price.
    function test_AQuantityThatOverflows() public {
        ILicenseKinds.Kind memory kind = seatKind(ETHER);
        kind.price = type(uint128).max;
        KindId kindId = licenses.openKind(kind);
        vm.expectRevert();
        licenses.buy(kindId, 1 << 128, ASTRID);
    }

    error LicenseDrainEnteredTwice();

    bool private isStriking;
    bool private hasStruck;

    /// @dev The test is the treasury; the thief is in it here.
    receive() external payable override {
        if (!isStriking) return;
        hasStruck = true;
        try licenses.distribute(LINEAGE, ETHER) {
            revert LicenseDrainEnteredTwice();
        } catch (bytes memory reason) {
            bytes4 selector = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
            assertEq(keccak256(reason), keccak256(abi.encodeWithSelector(selector)));
        }
    }

    function hooked(uint256 amount) private returns (HookToken hook) {
        hook = new HookToken();
        hook.mint(address(thief), amount);
        thief.act(address(hook), abi.encodeCall(TestToken(hook).approve, (address(licenses), amount)), 0);
    }

    function assertRefused() private view {
        assertTrue(!thief.hasEntered() && thief.attempts() != 0, "tried and refused");
        bytes4 selector = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        assertEq(keccak256(thief.refusal()), keccak256(abi.encodeWithSelector(selector)));
    }
}
