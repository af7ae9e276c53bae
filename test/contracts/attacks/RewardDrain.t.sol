// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IRewardVault} from "../../../contracts/interfaces/IRewardVault.sol";
import {Asset, ETHER} from "../../../contracts/types/Asset.sol";
import {RoundId} from "../../../contracts/types/Ids.sol";
import {Money} from "../support/Money.sol";
import {Reentrant} from "../support/Reentrant.sol";
import {FalseToken} from "../support/tokens/FalseToken.sol";
import {HookToken} from "../support/tokens/HookToken.sol";

/// @dev Ways to take more out of the vault than one is owed.
contract RewardDrainTest is Money {
    /// @dev Claiming after each of many tiny deposits gains nothing over claiming once.
    function test_RoundingDrain() public {
        for (uint256 i; i < 100; ++i) {
            vault.deposit{value: 3}(VERSION, ETHER, 3);
            if (vault.owed(firstRound(), sets[0], ETHER) != 0) claim(DAGNY);
        }
        assertEq(vault.paidFor(firstRound(), sets[0], ETHER), 150);
        assertEq(vault.owed(firstRound(), sets[1], ETHER), 90);
        assertEq(vault.owed(firstRound(), sets[2], ETHER), 60);
    }

    /// @dev What is sent past {deposit} belongs to nobody and changes nobody's share.
    function test_Donation() public {
        deposit(1_000);
        token.mint(address(vault), 1e24);
        vm.deal(address(vault), 1 ether);
        assertEq(vault.owed(firstRound(), sets[0], usd), 500);
        assertEq(vault.owed(firstRound(), sets[0], ETHER), 0);
        deposit(10);
        assertEq(vault.owed(firstRound(), sets[0], usd), 505);

        (bool success, bytes memory answer) = address(vault).call{value: 1}("");
        assertTrue(!success && answer.length == 0, "no plain ether");
    }

    /// @dev The first deposit cannot be inflated to round the others away: nothing is divided by a balance.
    function test_Inflation() public {
        deposit(1);
        token.mint(address(vault), 1e24);
        deposit(99);
        assertEq(vault.owed(firstRound(), sets[1], usd), 30);
    }

    /// @dev Half of 1 000 is the thief's; another 500 belong to others and stay.
    function test_ReentrantClaim() public {
        Reentrant thief = armed(abi.encodeCall(vault.claim, (firstRound(), sets[0], ETHER)));
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        thief.act(address(vault), abi.encodeCall(vault.claim, (firstRound(), sets[0], ETHER)), 0);
        assertRefused(thief);
        assertEq(address(thief).balance, 500);
        assertEq(address(vault).balance, 500);
    }

    function test_ReentrantReclaim() public {
        Reentrant thief = armed(abi.encodeCall(vault.reclaim, (firstRound(), sets[1], ETHER)));
        datasets.set(sets[1], DAGNY, IDatasetRegistry.DatasetStatus.Revoked);
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        thief.act(address(vault), abi.encodeCall(vault.claim, (firstRound(), sets[0], ETHER)), 0);
        assertRefused(thief);
        assertEq(vault.owed(firstRound(), sets[1], ETHER), 300);
    }

    /// @dev While a payee is being paid, every door where money passes is shut.
    function test_ReentryByAnyDoor() public {
        IRewardVault.Claim memory signedClaim;
        bytes[4] memory doors = [
            abi.encodeCall(vault.deposit, (VERSION, ETHER, 0)),
            abi.encodeCall(vault.claim, (firstRound(), sets[1], ETHER)),
            abi.encodeCall(vault.claimBySig, (signedClaim, "")),
            abi.encodeCall(vault.reclaim, (firstRound(), sets[1], ETHER))
        ];
        for (uint256 i; i < doors.length; ++i) {
            Reentrant thief = armed(doors[i]);
            vault.deposit{value: 10}(VERSION, ETHER, 10);
            thief.act(address(vault), abi.encodeCall(vault.claim, (firstRound(), sets[0], ETHER)), 0);
            assertRefused(thief);
        }
    }

    function test_ReentrantSignedClaim() public {
        Reentrant thief = armed(abi.encodeCall(vault.claim, (firstRound(), sets[0], ETHER)));
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        vault.claimBySig(claimOf(address(thief), sets[0]), "");
        assertRefused(thief);
        assertEq(address(thief).balance, 500);
    }

    /// @dev A deposit within a deposit would be counted twice: once for itself, once in the other's difference.
    function test_ReentrantDeposit() public {
        HookToken hook = new HookToken();
        Asset asset = Asset.wrap(address(hook));
        bytes memory again = abi.encodeCall(vault.deposit, (VERSION, asset, 500));
        Reentrant thief = armed(again);
        hook.mint(address(thief), 1_000);
        thief.act(address(hook), abi.encodeCall(hook.approve, (address(vault), 1_000)), 0);
        thief.act(address(vault), again, 0);
        assertRefused(thief);
        assertEq(vault.receivedBy(firstRound(), asset), 500);
        assertEq(hook.balanceOf(address(vault)), 500);
    }

    function test_ReentrantTokenClaim() public {
        HookToken hook = new HookToken();
        Asset asset = Asset.wrap(address(hook));
        bytes memory claimed = abi.encodeCall(vault.claim, (firstRound(), sets[0], asset));
        Reentrant thief = armed(claimed);
        hook.mint(address(this), 1_000);
        hook.approve(address(vault), 1_000);
        vault.deposit(VERSION, asset, 1_000);
        thief.act(address(vault), claimed, 0);
        assertRefused(thief);
        assertEq(hook.balanceOf(address(thief)), 500);
    }

    /// @dev A payee that cannot be paid holds nobody else up, and can move its payout account.
    function test_APayeeThatRefusesItsMoney() public {
        payTo(sets[0], address(token));
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        claim(address(token));
        vm.prank(DAGNY);
        vault.claim(firstRound(), sets[1], ETHER);
        payTo(sets[0], EGIL);
        claim(EGIL);
        assertEq(EGIL.balance, 500);
    }

    function test_ATokenThatSaysNoIsNotCredited() public {
        FalseToken no = new FalseToken();
        no.refuse(true);
        vm.expectRevert();
        vault.deposit(VERSION, Asset.wrap(address(no)), 0);
        assertEq(vault.receivedBy(firstRound(), Asset.wrap(address(no))), 0);
    }

    /// @dev Frozen means frozen: to the payout account of the day, by signature, and in each round.
    function test_FrozenClaims() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        vault.setWeights(VERSION, sets, weights);
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        IDatasetRegistry.DatasetStatus revoked = IDatasetRegistry.DatasetStatus.Revoked;
        RoundId[2] memory rounds = [firstRound(), vault.roundIdOf(VERSION, 2)];
        for (uint256 i; i < 4; ++i) {
            if (i / 2 == 0) datasets.pause(sets[0], true);
            else datasets.set(sets[0], MALLORY, revoked);
            if (i / 2 == 0) payTo(sets[0], MALLORY);
            else datasets.pause(sets[0], false);
            vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultFrozen.selector, sets[0]));
            vm.prank(MALLORY);
            vault.claim(rounds[i % 2], sets[0], ETHER);
        }
        assertEq(MALLORY.balance, 0);
    }

    function armed(bytes memory data) private returns (Reentrant thief) {
        thief = new Reentrant();
        thief.arm(address(vault), data, 0);
        payTo(sets[0], address(thief));
    }

    function deposit(uint256 amount) private {
        token.mint(address(this), amount);
        token.approve(address(vault), amount);
        vault.deposit(VERSION, usd, amount);
    }

    function claim(address account) private {
        vm.prank(account);
        vault.claim(firstRound(), sets[0], ETHER);
    }

    function assertRefused(Reentrant thief) private view {
        assertTrue(!thief.hasEntered() && thief.attempts() != 0, "tried and refused");
        bytes4 selector = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        assertEq(keccak256(thief.refusal()), keccak256(abi.encodeWithSelector(selector)));
    }
}
