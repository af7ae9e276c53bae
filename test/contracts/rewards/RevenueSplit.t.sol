// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IRevenueSplit} from "../../../contracts/interfaces/IRevenueSplit.sol";
import {IRewardVault} from "../../../contracts/interfaces/IRewardVault.sol";
import {ILicenseKinds} from "../../../contracts/interfaces/ILicenseKinds.sol";
import {Asset, ETHER} from "../../../contracts/types/Asset.sol";
import {ConfigId, KindId, LineageId, VersionId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {SilentToken} from "../support/tokens/SilentToken.sol";

/// @dev 1 000 units of sales; the parent has a tenth of them; of the rest 80 % go to the vault.
contract RevenueSplitTest is Licenses {
    LineageId private constant GRANDPARENT = LineageId.wrap(3);

    function test_SalesGoToAncestorsVaultAndTreasury() public {
        sell(ETHER, 1_000);
        models.addShare(LINEAGE, PARENT, 1_000);
        models.addShare(LINEAGE, GRANDPARENT, 500);
        uint256 treasury = address(this).balance;

        vm.expectEmit(address(licenses));
        emit IRevenueSplit.RoyaltyCredited(LINEAGE, PARENT, ETHER, 100);
        vm.expectEmit(address(licenses));
        emit IRevenueSplit.RoyaltyCredited(LINEAGE, GRANDPARENT, ETHER, 50);
        vm.expectEmit(address(licenses));
        emit IRevenueSplit.RevenueDistributed(LINEAGE, ETHER, 680, 170);
        vm.expectEmit(address(vault));
        emit IRewardVault.RewardDeposited(firstRound(), ETHER, address(licenses), 680);
        (uint256 toVault, uint256 toTreasury) = licenses.distribute(LINEAGE, ETHER);

        assertEq(toVault, 680);
        assertEq(toTreasury, 170);
        assertEq(address(this).balance, treasury + 170);
        assertEq(address(vault).balance, 680);
        assertRevenueOf(LINEAGE, 0, 0);
        assertRevenueOf(PARENT, 0, 100);
        assertRevenueOf(GRANDPARENT, 0, 50);
        assertEq(address(licenses).balance, 150);
    }

    /// @dev Shares are absolute: what an ancestor is owed is not shared with its own ancestors again.
    function test_RoyaltiesAreTheAncestorsOwn() public {
        models.addShare(LINEAGE, PARENT, 1_000);
        models.addShare(PARENT, GRANDPARENT, 5_000);
        sell(ETHER, 1_000);
        licenses.distribute(LINEAGE, ETHER);
        vault.setWeights(BASE_VERSION, sets, weights);
        licenses.distribute(PARENT, ETHER);

        assertEq(vault.receivedBy(vault.roundIdOf(BASE_VERSION, 1), ETHER), 80);
        assertRevenueOf(GRANDPARENT, 0, 0);
        assertEq(address(licenses).balance, 0);
    }

    function test_WithoutPayeesTheTreasuryHasAll() public {
        sell(ETHER, 1_000);
        models.retire(LINEAGE);
        uint256 treasury = address(this).balance;
        vm.expectEmit(address(licenses));
        emit IRevenueSplit.RevenueDistributed(LINEAGE, ETHER, 0, 1_000);
        licenses.distribute(LINEAGE, ETHER);
        assertEq(address(this).balance, treasury + 1_000);
        assertEq(vault.roundCount(VersionId.wrap(0)), 0);
    }

    function test_WhatASmallSaleLeavesIsTheTreasurys() public {
        sell(ETHER, 1);
        licenses.distribute(LINEAGE, ETHER);
        assertEq(address(vault).balance, 0);
        assertEq(address(licenses).balance, 0);
        assertEq(vault.roundCount(VERSION), 0);
    }

    function test_SharesAreExactAtAnySize() public {
        models.addShare(LINEAGE, PARENT, 2_500);
        sell(ETHER, 1e24);
        (uint256 toVault, uint256 toTreasury) = licenses.distribute(LINEAGE, ETHER);
        assertEq(toVault, 0.6e24);
        assertEq(toTreasury, 0.15e24);
        assertRevenueOf(PARENT, 0, 0.25e24);
    }

    function test_NothingIsDistributedTwice() public {
        sell(ETHER, 1_000);
        licenses.distribute(LINEAGE, ETHER);
        vm.expectRevert(abi.encodeWithSelector(IRevenueSplit.ModelLicenseNoRevenue.selector, LINEAGE, ETHER));
        licenses.distribute(LINEAGE, ETHER);
        vm.expectRevert(abi.encodeWithSelector(IRevenueSplit.ModelLicenseNoRevenue.selector, LINEAGE, usd));
        licenses.distribute(LINEAGE, usd);
    }

    function test_TokensAreSplitAlike() public {
        give(token, ASTRID, 1_000);
        sell(usd, 1_000);
        licenses.distribute(LINEAGE, usd);
        assertEq(vault.receivedBy(firstRound(), usd), 800);
        assertEq(token.balanceOf(address(this)), 200);
        assertEq(token.allowance(address(licenses), address(vault)), 0);
    }

    function test_ATokenThatAnswersNothingIsSplit() public {
        SilentToken silent = new SilentToken();
        Asset asset = Asset.wrap(address(silent));
        silent.mint(ASTRID, 1_000);
        vm.prank(ASTRID);
        silent.approve(address(licenses), 1_000);
        sell(asset, 1_000);
        licenses.distribute(LINEAGE, asset);
        assertEq(silent.balanceOf(address(vault)), 800);
        assertEq(silent.balanceOf(address(this)), 200);
    }

    /// @dev What arrived is booked as revenue, and what arrives in the vault is booked there: nobody is over-credited.
    function test_Attack_FeeOnTransferIsNeverOverCredited() public {
        FeeToken fee = new FeeToken();
        Asset asset = Asset.wrap(address(fee));
        give(fee, ASTRID, 1_000);
        KindId kind = licenses.openKind(useKind(asset));
        licenses.settle(
            voucherOf(ASTRID, kind, 1_000),
            signVoucher(ASTRID_KEY, licenses, voucherOf(ASTRID, kind, 1_000))
        );
        assertEq(licenses.revenueOf(LINEAGE, asset).sales, 990);
        assertEq(fee.balanceOf(address(licenses)), 990);

        licenses.distribute(LINEAGE, asset);
        assertEq(vault.receivedBy(firstRound(), asset), 785);
        assertEq(fee.balanceOf(address(vault)), 785);
        assertEq(fee.balanceOf(address(licenses)), 0);
    }

    function test_ADecisionSetsTheVaultsShare() public {
        assertEq(licenses.vaultShareBps(), 8_000);
        vm.expectEmit(address(licenses));
        emit IRevenueSplit.VaultShareChanged(8_000, 10_000, 7);
        licenses.setVaultShare(10_000);
        sell(ETHER, 1_000);
        licenses.distribute(LINEAGE, ETHER);
        assertEq(address(vault).balance, 1_000);

        vm.expectRevert(abi.encodeWithSelector(IRevenueSplit.ModelLicenseInvalidShare.selector, 10_001));
        licenses.setVaultShare(10_001);
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, MALLORY));
        vm.prank(MALLORY);
        licenses.setVaultShare(0);
    }

    function test_ANewVersionEarnsForItsOwnDatasets() public {
        VersionId next = VersionId.wrap("next");
        ConfigId config = ConfigId.wrap("next");
        models.setConfig(config, 6, sets, three(1, 1, 9_998));
        sell(ETHER, 1_000);
        licenses.distribute(LINEAGE, ETHER);
        models.release(LINEAGE, next, config);
        sell(ETHER, 1_000);
        licenses.distribute(LINEAGE, ETHER);

        assertEq(vault.receivedBy(firstRound(), ETHER), 800);
        assertEq(vault.receivedBy(vault.roundIdOf(next, 1), ETHER), 800);
    }

    /// @dev Everything that came in goes somewhere, to the last unit.
    function testFuzz_NothingIsLost(uint96 sales, uint16 first, uint16 second, uint16 vaultShare) public {
        models.addShare(LINEAGE, PARENT, uint16(bound(first, 0, 2_500)));
        models.addShare(LINEAGE, GRANDPARENT, uint16(bound(second, 0, 2_500)));
        licenses.setVaultShare(uint16(bound(vaultShare, 0, 10_000)));
        uint256 amount = bound(sales, 1, type(uint96).max);
        give(token, ASTRID, amount);
        sell(usd, uint128(amount));
        (uint256 toVault, uint256 toTreasury) = licenses.distribute(LINEAGE, usd);

        uint256 kept = licenses.revenueOf(PARENT, usd).royalties + licenses.revenueOf(GRANDPARENT, usd).royalties;
        assertEq(toVault + toTreasury + kept, amount);
        assertEq(token.balanceOf(address(licenses)), kept);
        assertEq(token.balanceOf(address(vault)), toVault);
        assertEq(token.balanceOf(address(this)), toTreasury);
    }

    function sell(Asset currency, uint128 price) private {
        ILicenseKinds.Kind memory kind = seatKind(currency);
        kind.price = price;
        KindId kindId = licenses.kindIdOf(kind);
        if (!licenses.kindOf(kindId).isOpen) licenses.openKind(kind);
        uint256 value = currency == ETHER ? price : 0;
        vm.deal(ASTRID, value);
        vm.prank(ASTRID);
        licenses.buy{value: value}(kindId, 1, ASTRID);
    }

    function assertRevenueOf(LineageId lineage, uint256 sales, uint256 royalties) private view {
        IRevenueSplit.Revenue memory found = licenses.revenueOf(lineage, ETHER);
        assertEq(found.sales, sales);
        assertEq(found.royalties, royalties);
    }
}
