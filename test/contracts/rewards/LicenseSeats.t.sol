// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILicenseKinds} from "../../../contracts/interfaces/ILicenseKinds.sol";
import {ILicenseSeats} from "../../../contracts/interfaces/ILicenseSeats.sol";
import {Asset, Assets, ETHER} from "../../../contracts/types/Asset.sol";
import {KindId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {TestToken} from "../support/tokens/TestToken.sol";

contract LicenseSeatsTest is Licenses {
    KindId private inEther;
    KindId private inUsd;

    function setUp() public override {
        super.setUp();
        inEther = licenses.openKind(seatKind(ETHER));
        inUsd = licenses.openKind(seatKind(usd));
        vm.deal(ASTRID, 1_000);
    }

    function test_ASeatIsBoughtWithEther() public {
        uint256 seatId = expectSold(inEther, ASTRID, EGIL, 3, 120);
        vm.prank(ASTRID);
        assertEq(licenses.buy{value: 120}(inEther, 3, EGIL), seatId);

        assertEq(licenses.balanceOf(EGIL, seatId), 3);
        assertRevenue(ETHER, 120);
    }

    function test_ASeatIsBoughtWithATokenThatWasApproved() public {
        give(token, ASTRID, 80);
        uint256 seatId = expectSold(inUsd, ASTRID, ASTRID, 2, 80);
        vm.prank(ASTRID);
        assertEq(licenses.buy(inUsd, 2, ASTRID), seatId);

        assertEq(licenses.balanceOf(ASTRID, seatId), 2);
        assertRevenue(usd, 80);
    }

    function test_ASeatIsBoughtWithAPermit() public {
        token.mint(ASTRID, 80);
        ILicenseSeats.Permit memory permit = permitOf(token, 80);
        uint256 seatId = expectSold(inUsd, ASTRID, EGIL, 2, 80);
        vm.prank(ASTRID);
        assertEq(licenses.buyWithPermit(inUsd, 2, EGIL, permit), seatId);

        assertEq(licenses.balanceOf(EGIL, seatId), 2);
        assertEq(token.allowance(ASTRID, address(licenses)), 0);
        assertRevenue(usd, 80);
    }

    /// @dev Whoever sees the permit may use it first; the allowance is what matters.
    function test_APermitThatWasUsedBeforeStopsNobody() public {
        token.mint(ASTRID, 80);
        ILicenseSeats.Permit memory permit = permitOf(token, 80);
        vm.prank(MALLORY);
        token.permit(ASTRID, address(licenses), 80, permit.deadline, permit.v, permit.r, permit.s);
        vm.prank(ASTRID);
        licenses.buyWithPermit(inUsd, 2, ASTRID, permit);
        assertRevenue(usd, 80);
    }

    function test_APermitThatIsNoneBuysNothing() public {
        token.mint(ASTRID, 80);
        ILicenseSeats.Permit memory permit = permitOf(token, 79);
        vm.expectRevert();
        vm.prank(ASTRID);
        licenses.buyWithPermit(inUsd, 2, ASTRID, permit);
        assertRevenue(usd, 0);
    }

    function test_ASeatIsBoughtWithAnAuthorizationThatAnyoneRelays() public {
        token.mint(ASTRID, 80);
        bytes32 nonce = licenses.seatNonceOf(inUsd, 2, EGIL, "salt");
        assertEq(nonce, keccak256(abi.encode("seats", inUsd, uint256(2), EGIL, bytes32("salt"))));
        ILicenseSeats.Authorization memory payment = authorizationOf(token, 80, "salt", nonce);
        uint256 seatId = expectSold(inUsd, ASTRID, EGIL, 2, 80);
        vm.prank(MALLORY);
        assertEq(licenses.buyWithAuthorization(inUsd, 2, EGIL, payment), seatId);

        assertEq(licenses.balanceOf(EGIL, seatId), 2);
        assertRevenue(usd, 80);
    }

    /// @dev The payment says what it is for: it buys no other kind, number, holder, nor a prepayment; and once.
    function test_Attack_AnAuthorizationForSomethingElse() public {
        token.mint(ASTRID, 160);
        ILicenseKinds.Kind memory other = seatKind(usd);
        other.purpose = "research";
        KindId otherKind = licenses.openKind(other);
        bytes32 nonce = licenses.seatNonceOf(inUsd, 2, EGIL, "salt");
        ILicenseSeats.Authorization memory payment = authorizationOf(token, 80, "salt", nonce);

        expectRefused();
        licenses.buyWithAuthorization(otherKind, 2, EGIL, payment);
        expectRefused();
        licenses.buyWithAuthorization(inUsd, 1, EGIL, payment);
        expectRefused();
        licenses.buyWithAuthorization(inUsd, 2, MALLORY, payment);
        expectRefused();
        licenses.prepayWithAuthorization(usd, 80, payment);
        payment.salt = "pepper";
        expectRefused();
        licenses.buyWithAuthorization(inUsd, 2, EGIL, payment);

        payment.salt = "salt";
        licenses.buyWithAuthorization(inUsd, 2, EGIL, payment);
        expectRefused();
        licenses.buyWithAuthorization(inUsd, 2, EGIL, payment);
    }

    function test_TheEtherSentIsThePrice() public {
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 41, 40));
        licenses.buy{value: 41}(inEther, 1, ASTRID);
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 39, 40));
        licenses.buy{value: 39}(inEther, 1, ASTRID);
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 40, 0));
        licenses.buy{value: 40}(inUsd, 1, ASTRID);
    }

    function test_EtherNeedsNoPermit() public {
        ILicenseSeats.Permit memory permit = permitOf(token, 40);
        vm.expectRevert();
        licenses.buyWithPermit(inEther, 1, ASTRID, permit);
    }

    function test_OpenKindsOfSeatsAreSold() public {
        KindId uses = licenses.openKind(useKind(ETHER));
        vm.expectRevert(abi.encodeWithSelector(ILicenseSeats.ModelLicenseWrongForm.selector, uses));
        licenses.buy{value: 1}(uses, 1, ASTRID);
        vm.expectRevert(abi.encodeWithSelector(ILicenseSeats.ModelLicenseNoQuantity.selector));
        licenses.buy(inEther, 0, ASTRID);

        licenses.closeKind(inEther);
        vm.expectRevert(abi.encodeWithSelector(ILicenseKinds.ModelLicenseKindNotOpen.selector, inEther));
        licenses.buy{value: 40}(inEther, 1, ASTRID);
    }

    /// @dev 40 are due, one per cent of 100 is kept by the token; a quantity whose fee rounds to zero is sold.
    function test_AFeeOnTheWayIsTheBuyersToBear() public {
        FeeToken fee = new FeeToken();
        KindId inFee = licenses.openKind(seatKind(Asset.wrap(address(fee))));
        give(fee, ASTRID, 1_000);
        vm.expectRevert(abi.encodeWithSelector(ILicenseSeats.ModelLicenseUnderpaid.selector, 119, 120));
        vm.prank(ASTRID);
        licenses.buy(inFee, 3, ASTRID);
        vm.prank(ASTRID);
        licenses.buy(inFee, 2, ASTRID);
    }

    function test_AFeeIsSeenHoweverItIsPaid() public {
        FeeToken fee = new FeeToken();
        KindId inFee = licenses.openKind(seatKind(Asset.wrap(address(fee))));
        fee.mint(ASTRID, 1_000);
        ILicenseSeats.Permit memory permit = permitOf(fee, 120);
        vm.expectRevert(abi.encodeWithSelector(ILicenseSeats.ModelLicenseUnderpaid.selector, 119, 120));
        vm.prank(ASTRID);
        licenses.buyWithPermit(inFee, 3, ASTRID, permit);

        bytes32 nonce = licenses.seatNonceOf(inFee, 3, ASTRID, "salt");
        ILicenseSeats.Authorization memory payment = authorizationOf(fee, 120, "salt", nonce);
        vm.expectRevert(abi.encodeWithSelector(ILicenseSeats.ModelLicenseUnderpaid.selector, 119, 120));
        licenses.buyWithAuthorization(inFee, 3, ASTRID, payment);
    }

    function test_ASeatLastsUntilItsExpiry() public {
        licenses.buy{value: 40}(inEther, 1, ASTRID);
        uint48 expiresAt = 1_700_000_000 + 30 days;
        uint256 seatId = licenses.seatIdOf(inEther, expiresAt);
        assertEq(licenses.expiryOf(seatId), expiresAt);
        assertEq(KindId.unwrap(licenses.kindOfSeat(seatId)), KindId.unwrap(inEther));
        assertTrue(!licenses.isLicensed(EGIL, seatId), "another");

        vm.warp(expiresAt - 1);
        assertTrue(licenses.isLicensed(ASTRID, seatId), "lasts");
        vm.warp(expiresAt);
        assertTrue(!licenses.isLicensed(ASTRID, seatId), "ended");
    }

    function test_ASeatForEver() public {
        ILicenseKinds.Kind memory kind = seatKind(ETHER);
        (kind.duration, kind.price) = (0, 0);
        uint256 seatId = licenses.buy(licenses.openKind(kind), 1, ASTRID);
        assertEq(licenses.expiryOf(seatId), type(uint48).max);
        vm.warp(1_700_000_000 + 36_500 days);
        assertTrue(licenses.isLicensed(ASTRID, seatId), "for ever");
    }

    function test_SeatsArePassedOnWithTheTimeThatIsLeft() public {
        uint256 seatId = licenses.buy{value: 80}(inEther, 2, ASTRID);
        vm.prank(ASTRID);
        licenses.safeTransferFrom(ASTRID, EGIL, seatId, 1, "");
        assertTrue(licenses.isLicensed(ASTRID, seatId) && licenses.isLicensed(EGIL, seatId), "one each");
    }

    function test_SeatsThatStayWithTheirBuyer() public {
        ILicenseKinds.Kind memory kind = seatKind(ETHER);
        kind.transferable = false;
        uint256 free = licenses.buy{value: 40}(inEther, 1, ASTRID);
        uint256 seatId = licenses.buy{value: 40}(licenses.openKind(kind), 1, ASTRID);
        expectStays(seatId);
        vm.prank(ASTRID);
        licenses.safeTransferFrom(ASTRID, EGIL, seatId, 1, "");

        (uint256[] memory ids, uint256[] memory values) = (new uint256[](2), new uint256[](2));
        (ids[0], ids[1], values[0], values[1]) = (free, seatId, 1, 1);
        expectStays(seatId);
        vm.prank(ASTRID);
        licenses.safeBatchTransferFrom(ASTRID, EGIL, ids, values, "");
    }

    function testFuzz_ASeatIdSaysItsKindAndExpiry(uint128 price, uint48 expiresAt) public view {
        ILicenseKinds.Kind memory kind = seatKind(ETHER);
        kind.price = price;
        KindId kindId = licenses.kindIdOf(kind);
        uint256 seatId = licenses.seatIdOf(kindId, expiresAt);
        assertEq(KindId.unwrap(licenses.kindOfSeat(seatId)), KindId.unwrap(kindId));
        assertEq(licenses.expiryOf(seatId), expiresAt);
    }

    function expectSold(
        KindId kindId,
        address payer,
        address holder,
        uint256 quantity,
        uint256 price
    ) private returns (uint256 seatId) {
        seatId = uint256(KindId.unwrap(kindId)) + 1_700_000_000 + 30 days;
        vm.expectEmit(address(licenses));
        emit ILicenseSeats.SeatsBought(kindId, payer, holder, seatId, quantity, price);
    }

    function expectStays(uint256 seatId) private {
        vm.expectRevert(abi.encodeWithSelector(ILicenseSeats.ModelLicenseNotTransferable.selector, seatId));
    }

    function expectRefused() private {
        vm.expectRevert(abi.encodeWithSelector(TestToken.TestTokenRefused.selector));
    }
}
