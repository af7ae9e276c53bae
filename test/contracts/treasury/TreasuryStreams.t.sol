// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {ITreasuryStreams} from "../../../contracts/interfaces/ITreasuryStreams.sol";
import {TreasuryStreams} from "../../../contracts/treasury/TreasuryStreams.sol";
import {Asset, Assets, ETHER} from "../../../contracts/types/Asset.sol";
import {FakeContext} from "../support/FakeContext.sol";
import {Reentrant} from "../support/Reentrant.sol";
import {Test} from "../support/Test.sol";
import {FalseToken} from "../support/tokens/FalseToken.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {HookToken} from "../support/tokens/HookToken.sol";
import {SilentToken} from "../support/tokens/SilentToken.sol";
import {TestToken} from "../support/tokens/TestToken.sol";

/// @dev The test is the timelock; 100 wei may be taken at once, and 10 more every 50 seconds.
contract TreasuryStreamsTest is Test {
    address private constant SPENDER = address(0x59);
    uint256 private constant FUNDS = 1_000;

    FakeContext private context;
    TreasuryStreams private streams;
    TestToken private token;

    receive() external payable {}

    function setUp() public {
        vm.warp(1_700_000_000);
        context = new FakeContext();
        streams = new TreasuryStreams(address(this), context);
        token = new TestToken();
        context.set(7);
    }

    function test_ADecisionOpensAStreamThatStartsFull() public {
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamOpened(SPENDER, ETHER, 7, terms(), FUNDS);
        streams.open{value: FUNDS}(SPENDER, ETHER, terms(), FUNDS);

        assertStream(ETHER, 100, FUNDS, 1_700_000_000);
        assertEq(streams.available(SPENDER), 100);
        assertEq(address(streams).balance, FUNDS);
    }

    function test_AvailableIsNeverMoreThanTheFunds() public {
        streams.open{value: 99}(SPENDER, ETHER, terms(), 99);
        assertEq(streams.available(SPENDER), 99);
    }

    function test_OpeningAsksForRecipientRateCapAndPeriod() public {
        expectInvalid(address(0), terms());
        streams.open(address(0), ETHER, terms(), 0);
        expectInvalid(SPENDER, ITreasuryStreams.Terms(0, 100, 50));
        streams.open(SPENDER, ETHER, ITreasuryStreams.Terms(0, 100, 50), 0);
        expectInvalid(SPENDER, ITreasuryStreams.Terms(10, 0, 50));
        streams.open(SPENDER, ETHER, ITreasuryStreams.Terms(10, 0, 50), 0);
        expectInvalid(SPENDER, ITreasuryStreams.Terms(10, 100, 0));
        streams.open(SPENDER, ETHER, ITreasuryStreams.Terms(10, 100, 0), 0);
    }

    function test_ARecipientHasOneStreamOfAnAsset() public {
        openEther();
        vm.expectRevert(abi.encodeWithSelector(ITreasuryStreams.TreasuryStreamsAlreadyOpen.selector, SPENDER, ETHER));
        streams.open{value: 1}(SPENDER, ETHER, terms(), 1);

        openToken(token);
        streams.open{value: 5}(address(0x60), ETHER, terms(), 5);
        assertEq(streams.available(address(0x60)), 5);
    }

    function test_OnlyADecisionOpensAndCloses() public {
        openEther();
        vm.deal(SPENDER, 1);
        expectUnauthorized(SPENDER);
        vm.prank(SPENDER);
        streams.open{value: 1}(SPENDER, asset(token), terms(), 1);
        expectUnauthorized(SPENDER);
        vm.prank(SPENDER);
        streams.close(SPENDER, ETHER);

        context.set(0);
        expectUnauthorized(address(this));
        streams.open(SPENDER, asset(token), terms(), 0);
        expectUnauthorized(address(this));
        streams.close(SPENDER, ETHER);
    }

    function test_TheEtherSentIsTheAmountSaid() public {
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 9, 10));
        streams.open{value: 9}(SPENDER, ETHER, terms(), 10);
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 1, 0));
        streams.open{value: 1}(SPENDER, asset(token), terms(), 10);
    }

    function test_TheSpenderDraws() public {
        openEther();
        vm.warp(1_700_000_001);
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamDrawn(SPENDER, ETHER, 60);
        draw(60);

        assertEq(SPENDER.balance, 60);
        assertStream(ETHER, 40, FUNDS - 60, 1_700_000_001);
        assertEq(streams.available(SPENDER), 40);
    }

    function test_NothingAboveTheLevelIsDrawn() public {
        openEther();
        expectExceeded(ETHER, 101, 100);
        vm.prank(SPENDER);
        streams.draw(101);

        draw(100);
        expectExceeded(ETHER, 1, 0);
        vm.prank(SPENDER);
        streams.draw(1);
    }

    function test_TheLevelRisesByTheRateUpToTheCap() public {
        openEther();
        draw(100);

        vm.warp(1_700_000_000 + 4);
        assertEq(streams.available(SPENDER), 0);
        vm.warp(1_700_000_000 + 5);
        assertEq(streams.available(SPENDER), 1);
        vm.warp(1_700_000_000 + 50);
        assertEq(streams.available(SPENDER), 10);
        vm.warp(1_700_000_000 + 499);
        assertEq(streams.available(SPENDER), 99);
        vm.warp(1_700_000_000 + 500);
        assertEq(streams.available(SPENDER), 100);
        vm.warp(1_700_000_000 + 10_000);
        assertEq(streams.available(SPENDER), 100);
    }

    function test_TheFundsEndTheStream() public {
        streams.open{value: 150}(SPENDER, ETHER, terms(), 150);
        draw(100);
        vm.warp(1_700_010_000);
        assertEq(streams.available(SPENDER), 50);
        draw(50);
        vm.warp(1_700_020_000);
        assertEq(streams.available(SPENDER), 0);
    }

    function test_WhatIsGivenBackCountsAsNotDrawn() public {
        openEther();
        draw(100);
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamGivenBack(SPENDER, 30);
        giveBack(30);

        assertStream(ETHER, 30, FUNDS - 70, 1_700_000_000);
    }

    /// @dev Money that was released before it was drawn does not add to what may be drawn at once.
    function test_WhatIsGivenBackNeverLiftsTheLevelAboveTheCap() public {
        openEther();
        draw(50);
        vm.warp(1_700_000_050);
        giveBack(41);
        assertStream(ETHER, 100, FUNDS - 9, 1_700_000_050);

        draw(10);
        giveBack(10);
        assertStream(ETHER, 100, FUNDS - 9, 1_700_000_050);
    }

    function test_WhatComesBackLateIsTheTreasurys() public {
        openEther();
        draw(100);
        streams.close(SPENDER, ETHER);
        uint256 treasury = address(this).balance;
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamGivenBack(SPENDER, 30);
        giveBack(30);

        assertEq(address(this).balance, treasury + 30);
        assertEq(address(streams).balance, 0);
        assertStream(ETHER, 0, 0, 0);
    }

    function test_ClosingReturnsWhatIsLeft() public {
        openEther();
        draw(100);
        uint256 treasury = address(this).balance;
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamClosed(SPENDER, ETHER, 7, 900);
        streams.close(SPENDER, ETHER);

        assertEq(address(this).balance, treasury + 900);
        assertStream(ETHER, 0, 0, 0);
        assertEq(streams.available(SPENDER), 0);
        expectNotOpen(SPENDER, ETHER);
        vm.prank(SPENDER);
        streams.draw(0);
        expectNotOpen(SPENDER, ETHER);
        streams.close(SPENDER, ETHER);
    }

    function test_AClosedStreamCanBeOpenedByOtherTerms() public {
        openEther();
        draw(100);
        streams.close(SPENDER, ETHER);
        streams.open{value: 20}(SPENDER, ETHER, ITreasuryStreams.Terms(1, 7, 1), 20);
        assertEq(streams.available(SPENDER), 7);
    }

    function test_AnyoneFundsAnOpenStream() public {
        openEther();
        vm.deal(address(0x77), 5);
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamFunded(SPENDER, ETHER, 5);
        vm.prank(address(0x77));
        streams.fund{value: 5}(SPENDER, ETHER, 5);
        assertStream(ETHER, 100, FUNDS + 5, 1_700_000_000);

        expectNotOpen(address(0x77), ETHER);
        streams.fund{value: 5}(address(0x77), ETHER, 5);
    }

    function test_TokensStreamAlike() public {
        openToken(token);
        vm.expectEmit(address(streams));
        emit ITreasuryStreams.StreamDrawn(SPENDER, asset(token), 100);
        vm.prank(SPENDER);
        streams.claim(asset(token), 100);
        assertEq(token.balanceOf(SPENDER), 100);
        assertEq(streams.availableOf(SPENDER, asset(token)), 0);
        assertEq(streams.available(SPENDER), 0);

        expectExceeded(asset(token), 1, 0);
        vm.prank(SPENDER);
        streams.claim(asset(token), 1);
        vm.warp(1_700_000_005);
        vm.prank(SPENDER);
        streams.claim(asset(token), 1);

        streams.close(SPENDER, asset(token));
        assertEq(token.balanceOf(address(this)), FUNDS - 101);
    }

    function test_TheOwnStreamAlone() public {
        openEther();
        expectNotOpen(address(0xBAD), ETHER);
        vm.prank(address(0xBAD));
        streams.draw(1);
        expectNotOpen(address(0xBAD), ETHER);
        vm.prank(address(0xBAD));
        streams.claim(ETHER, 1);
    }

    function test_ATokensFeeIsNotCredited() public {
        FeeToken fee = new FeeToken();
        openToken(fee);
        assertStream(asset(fee), 100, 990, 1_700_000_000);
        token = fee;
        fee.mint(address(this), 100);
        fee.approve(address(streams), 100);
        streams.fund(SPENDER, asset(fee), 100);
        assertStream(asset(fee), 100, 990 + 99, 1_700_000_000);

        streams.close(SPENDER, asset(fee));
        assertEq(fee.balanceOf(address(streams)), 0);
    }

    function test_ATokenThatAnswersNothingIsUnderstood() public {
        SilentToken silent = new SilentToken();
        Asset asset_ = Asset.wrap(address(silent));
        silent.mint(address(this), FUNDS);
        silent.approve(address(streams), FUNDS);
        streams.open(SPENDER, asset_, terms(), FUNDS);
        vm.prank(SPENDER);
        streams.claim(asset_, 1);
        streams.close(SPENDER, asset_);

        assertEq(silent.balanceOf(SPENDER), 1);
        assertEq(silent.balanceOf(address(this)), FUNDS - 1);
    }

    function test_ATokenThatSaysNoStopsTheCall() public {
        FalseToken no = new FalseToken();
        openToken(no);
        no.refuse(true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(no)));
        vm.prank(SPENDER);
        streams.claim(asset(no), 1);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(no)));
        streams.fund(SPENDER, asset(no), 0);

        assertStream(asset(no), 100, FUNDS, 1_700_000_000);
    }

    function test_ASpenderThatRefusesEtherStopsItsOwnDrawAlone() public {
        streams.open{value: FUNDS}(address(token), ETHER, terms(), FUNDS);
        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        vm.prank(address(token));
        streams.draw(1);
        assertEq(streams.available(address(token)), 100);
    }

    /// @dev A spender that is called with its money and draws again gets nothing twice.
    function test_Attack_ReentrantDraw() public {
        Reentrant thief = new Reentrant();
        streams.open{value: FUNDS}(address(thief), ETHER, terms(), FUNDS);
        thief.arm(address(streams), abi.encodeCall(streams.draw, (60)), 0);
        thief.act(address(streams), abi.encodeCall(streams.draw, (60)), 0);

        assertRefused(thief);
        assertEq(address(thief).balance, 60);
        assertEq(streams.available(address(thief)), 40);
    }

    /// @dev While a spender is being paid, every door where money passes is shut.
    function test_Attack_ReentryByAnyDoor() public {
        bytes[6] memory doors = [
            abi.encodeCall(streams.open, (SPENDER, ETHER, terms(), 0)),
            abi.encodeCall(streams.close, (SPENDER, ETHER)),
            abi.encodeCall(streams.fund, (SPENDER, ETHER, 0)),
            abi.encodeCall(streams.draw, (1)),
            abi.encodeCall(streams.claim, (ETHER, 1)),
            abi.encodeCall(streams.giveBack, ())
        ];
        for (uint256 i; i < doors.length; ++i) {
            Reentrant thief = new Reentrant();
            streams.open{value: FUNDS}(address(thief), ETHER, terms(), FUNDS);
            thief.arm(address(streams), doors[i], 0);
            thief.act(address(streams), abi.encodeCall(streams.draw, (60)), 0);
            assertRefused(thief);
        }
    }

    /// @dev Funding that is entered again while its balance is measured would be counted twice.
    function test_Attack_ReentrantFunding() public {
        HookToken hook = new HookToken();
        Asset asset_ = asset(hook);
        openToken(hook);
        Reentrant thief = new Reentrant();
        hook.mint(address(thief), 100);
        thief.act(address(hook), abi.encodeCall(hook.approve, (address(streams), 100)), 0);
        bytes memory again = abi.encodeCall(streams.fund, (SPENDER, asset_, 10));
        thief.arm(address(streams), again, 0);
        thief.act(address(streams), again, 0);

        assertRefused(thief);
        assertStream(asset_, 100, FUNDS + 10, 1_700_000_000);
        assertEq(hook.balanceOf(address(streams)), FUNDS + 10);
    }

    /// @dev However often and whenever it is asked: cap + rate × t ÷ period at most, less what the steps round away.
    function testFuzz_NoMoreThanCapAndRateLeave(uint256 seed) public {
        streams.open{value: 1 ether}(SPENDER, ETHER, terms(), 1 ether);
        uint256 drawn;
        for (uint256 i; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(vm.getBlockTimestamp() + (seed % 120));
            uint256 amount = bound(seed >> 64, 0, streams.available(SPENDER));
            draw(amount);
            drawn += amount;
            if (seed % 3 == 0) {
                uint256 back = bound(seed >> 128, 0, drawn);
                giveBack(back);
                drawn -= back;
            }
            uint256 elapsed = vm.getBlockTimestamp() - 1_700_000_000;
            assertTrue(drawn <= 100 + (elapsed * 10) / 50, "cap and rate");
            assertTrue(streams.available(SPENDER) <= 100, "cap at once");
        }
        assertEq(address(streams).balance, 1 ether - drawn);
        assertEq(streams.stream(SPENDER, ETHER).funds, 1 ether - drawn);
    }

    function terms() private pure returns (ITreasuryStreams.Terms memory) {
        return ITreasuryStreams.Terms({rate: 10, cap: 100, period: 50});
    }

    function asset(TestToken erc20) private pure returns (Asset) {
        return Asset.wrap(address(erc20));
    }

    function openEther() private {
        streams.open{value: FUNDS}(SPENDER, ETHER, terms(), FUNDS);
    }

    function openToken(TestToken erc20) private {
        erc20.mint(address(this), FUNDS);
        erc20.approve(address(streams), FUNDS);
        streams.open(SPENDER, asset(erc20), terms(), FUNDS);
    }

    function draw(uint256 amount) private {
        vm.prank(SPENDER);
        streams.draw(amount);
    }

    function giveBack(uint256 amount) private {
        vm.prank(SPENDER);
        streams.giveBack{value: amount}();
    }

    function assertStream(Asset of_, uint256 level, uint256 funds, uint256 updatedAt) private view {
        ITreasuryStreams.Stream memory found = streams.stream(SPENDER, of_);
        assertEq(found.level, level);
        assertEq(found.funds, funds);
        assertEq(found.updatedAt, updatedAt);
        ITreasuryStreams.Terms memory expected = updatedAt == 0 ? ITreasuryStreams.Terms(0, 0, 0) : terms();
        assertEq(keccak256(abi.encode(found.terms)), keccak256(abi.encode(expected)));
    }

    function assertRefused(Reentrant thief) private view {
        assertTrue(!thief.hasEntered() && thief.attempts() != 0, "tried and refused");
        bytes memory refusal = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(keccak256(thief.refusal()), keccak256(refusal));
    }

    function expectInvalid(address recipient, ITreasuryStreams.Terms memory found) private {
        vm.expectRevert(
            abi.encodeWithSelector(ITreasuryStreams.TreasuryStreamsInvalidTerms.selector, recipient, found)
        );
    }

    function expectExceeded(Asset of_, uint256 amount, uint256 available) private {
        vm.expectRevert(
            abi.encodeWithSelector(ITreasuryStreams.TreasuryStreamsExceeded.selector, SPENDER, of_, amount, available)
        );
    }

    function expectNotOpen(address recipient, Asset of_) private {
        vm.expectRevert(abi.encodeWithSelector(ITreasuryStreams.TreasuryStreamsNotOpen.selector, recipient, of_));
    }

    function expectUnauthorized(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, account));
    }
}
