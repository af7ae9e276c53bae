// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {IPauses} from "../../../contracts/interfaces/IPauses.sol";
import {IRewardVault} from "../../../contracts/interfaces/IRewardVault.sol";
import {RewardVault} from "../../../contracts/rewards/RewardVault.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {RoundId} from "../../../contracts/types/Ids.sol";
import {Wallet} from "../support/Wallet.sol";
import {Money} from "../support/Money.sol";

/// @dev Astrid's dataset is owed 500 wei; she signs, somebody else pays the gas.
contract SignedClaimsTest is Money {
    IRewardVault.Claim private claim;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        payTo(sets[0], ASTRID);
        claim = claimOf(ASTRID, sets[0]);
        signature = signClaim(ASTRID_KEY, vault, claim);
    }

    function test_ASignedClaimIsRelayedByAnyone() public {
        vm.warp(claim.deadline);
        vm.expectEmit(address(vault));
        emit IRewardVault.RewardClaimed(firstRound(), sets[0], ETHER, ASTRID, 500);
        vm.prank(MALLORY);
        assertEq(vault.claimBySig(claim, signature), 500);

        assertEq(ASTRID.balance, 500);
        assertEq(vault.nonces(ASTRID), 1);
    }

    function test_ASignedClaimHasADeadline() public {
        vm.warp(claim.deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultExpired.selector, claim.deadline));
        vault.claimBySig(claim, signature);
    }

    function test_Attack_ASignedClaimUsedAgain() public {
        vault.claimBySig(claim, signature);
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, ASTRID, 1));
        vault.claimBySig(claim, signature);
    }

    function test_Attack_AClaimSignedByAnother() public {
        bytes memory forged = signClaim(0xBAD, vault, claim);
        expectInvalidSignature(ASTRID);
        vault.claimBySig(claim, forged);
    }

    /// @dev Astrid signs well for what is not hers.
    function test_Attack_AClaimOfAnothersDataset() public {
        claim.dataset = sets[1];
        bytes memory own = signClaim(ASTRID_KEY, vault, claim);
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultNotPayout.selector, sets[1], ASTRID));
        vault.claimBySig(claim, own);
    }

    function test_Attack_ASignatureForAnotherClaim() public {
        IRewardVault.Claim memory other = claim;
        other.round = RoundId.wrap("other");
        expectInvalid(other);
        other = claim;
        other.dataset = sets[1];
        expectInvalid(other);
        other = claim;
        other.asset = usd;
        expectInvalid(other);
        other = claim;
        other.nonce = 1;
        expectInvalid(other);
        other = claim;
        other.deadline += 1;
        expectInvalid(other);
    }

    function test_Attack_AClaimOnAnotherVault() public {
        RewardVault second = newVault(IPauses(address(0)));
        second.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        expectInvalidSignature(ASTRID);
        second.claimBySig(claim, signature);
    }

    function test_Attack_AClaimOnAnotherChain() public {
        vm.chainId(11_155_111);
        expectInvalidSignature(ASTRID);
        vault.claimBySig(claim, signature);
    }

    function test_Attack_ASignedClaimOfFrozenRewards() public {
        datasets.pause(sets[0], true);
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultFrozen.selector, sets[0]));
        vault.claimBySig(claim, signature);
        assertEq(vault.nonces(ASTRID), 0);
    }

    function test_AContractSignsItsClaim() public {
        Wallet wallet = new Wallet(ASTRID);
        payTo(sets[0], address(wallet));
        claim = claimOf(address(wallet), sets[0]);
        bytes memory forged = signClaim(0xBAD, vault, claim);
        expectInvalidSignature(address(wallet));
        vault.claimBySig(claim, forged);

        vault.claimBySig(claim, signClaim(ASTRID_KEY, vault, claim));
        assertEq(address(wallet).balance, 500);
    }

    function expectInvalid(IRewardVault.Claim memory other) private {
        expectInvalidSignature(ASTRID);
        vault.claimBySig(other, signature);
    }

    function expectInvalidSignature(address payout) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultInvalidSignature.selector, payout));
    }
}
