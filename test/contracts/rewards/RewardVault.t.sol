// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IPauses} from "../../../contracts/interfaces/IPauses.sol";
import {IRewardVault} from "../../../contracts/interfaces/IRewardVault.sol";
import {RewardVault} from "../../../contracts/rewards/RewardVault.sol";
import {Asset, Assets, ETHER} from "../../../contracts/types/Asset.sol";
import {DatasetId, RoundId, VersionId} from "../../../contracts/types/Ids.sol";
import {Money} from "../support/Money.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {SilentToken} from "../support/tokens/SilentToken.sol";

/// @dev A version trained on three datasets, with half, three tenths and a fifth of what it earns.
contract RewardVaultTest is Money {
    function test_TheFirstDepositOpensTheRoundByTheConfigsWeights() public {
        assertEq(vault.roundCount(VERSION), 0);
        vm.expectEmit(address(vault));
        emit IRewardVault.RoundOpened(firstRound(), VERSION, CONFIG_PROPOSAL, 1, sets, weights);
        vm.expectEmit(address(vault));
        emit IRewardVault.RewardDeposited(firstRound(), ETHER, address(this), 1_000);
        assertEq(vault.deposit{value: 1_000}(VERSION, ETHER, 1_000), 1_000);

        assertEq(vault.roundCount(VERSION), 1);
        assertEq(vault.receivedBy(firstRound(), ETHER), 1_000);
        assertOwed(firstRound(), 500, 300, 200);
    }

    function test_AnyoneOpensARoundBefore() public {
        assertEq(RoundId.unwrap(vault.openRound(VERSION)), RoundId.unwrap(firstRound()));
        assertEq(RoundId.unwrap(vault.openRound(VERSION)), RoundId.unwrap(firstRound()));

        assertEq(vault.roundCount(VERSION), 1);
        for (uint256 i; i < 3; ++i) assertEq(vault.weightOf(firstRound(), sets[i]), weights[i]);
    }

    function test_ARoundsIdIsKnownBefore() public view {
        bytes32 expected = keccak256(abi.encode(VERSION, uint256(2)));
        assertEq(RoundId.unwrap(vault.roundIdOf(VERSION, 2)), expected);
    }

    function test_AVersionThatNoConfigTrainedHasNoPayees() public {
        assertTrue(vault.hasPayees(VERSION), "trained");
        assertTrue(!vault.hasPayees(BASE_VERSION), "base");
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultNoPayees.selector, BASE_VERSION));
        vault.deposit{value: 1}(BASE_VERSION, ETHER, 1);

        vault.setWeights(BASE_VERSION, sets, weights);
        assertTrue(vault.hasPayees(BASE_VERSION), "by decision");
        vault.deposit{value: 10}(BASE_VERSION, ETHER, 10);
        assertOwed(vault.roundIdOf(BASE_VERSION, 1), 5, 3, 2);
    }

    function test_ThePayoutAccountClaims() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        vm.expectEmit(address(vault));
        emit IRewardVault.RewardClaimed(firstRound(), sets[0], ETHER, DAGNY, 500);
        assertEq(claim(DAGNY, sets[0]), 500);

        assertEq(DAGNY.balance, 500);
        assertEq(vault.paidFor(firstRound(), sets[0], ETHER), 500);
        assertOwed(firstRound(), 0, 300, 200);
        expectNothingDue(firstRound(), sets[0], ETHER);
        claim(DAGNY, sets[0]);

        vault.deposit{value: 11}(VERSION, ETHER, 11);
        assertOwed(firstRound(), 5, 303, 202);
    }

    function test_TheCurrentPayoutAccountAlone() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        expectNotPayout(sets[0], MALLORY);
        claim(MALLORY, sets[0]);

        payTo(sets[0], EGIL);
        expectNotPayout(sets[0], DAGNY);
        claim(DAGNY, sets[0]);
        claim(EGIL, sets[0]);
        assertEq(EGIL.balance, 500);
    }

    function test_ADatasetOutsideTheRoundIsOwedNothing() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        payTo(outsider, MALLORY);
        expectNothingDue(firstRound(), outsider, ETHER);
        claim(MALLORY, outsider);
        RoundId unknown = vault.roundIdOf(VERSION, 2);
        expectNothingDue(unknown, sets[0], ETHER);
        vm.prank(DAGNY);
        vault.claim(unknown, sets[0], ETHER);
    }

    /// @dev What was earned before is shared as it was promised; what comes after, by the new weights.
    function test_OtherWeightsBeginAnotherRound() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        uint16[] memory others = three(1, 1, 9_998);
        RoundId second = vault.roundIdOf(VERSION, 2);
        vm.expectEmit(address(vault));
        emit IRewardVault.RoundOpened(second, VERSION, 7, 2, sets, others);
        assertEq(RoundId.unwrap(vault.setWeights(VERSION, sets, others)), RoundId.unwrap(second));
        vault.deposit{value: 10_000}(VERSION, ETHER, 10_000);

        assertEq(vault.roundCount(VERSION), 2);
        assertOwed(firstRound(), 500, 300, 200);
        assertOwed(second, 1, 1, 9_998);
        assertEq(vault.receivedBy(firstRound(), ETHER), 1_000);
        assertEq(vault.receivedBy(second, ETHER), 10_000);
    }

    function test_WeightsNameEachDatasetOnceInOrderAndAddUp() public {
        expectInvalidWeights(new DatasetId[](0), new uint16[](0), VERSION);
        expectInvalidWeights(sets, two(5_000, 5_000), VERSION);
        expectInvalidWeights(sets, three(5_000, 5_000, 0), VERSION);
        expectInvalidWeights(sets, three(5_000, 3_000, 1_999), VERSION);
        expectInvalidWeights(sets, three(5_000, 3_000, 2_001), VERSION);
        expectInvalidWeights(sets, weights, VersionId.wrap("unknown"));

        DatasetId[] memory swapped = new DatasetId[](3);
        (swapped[0], swapped[1], swapped[2]) = (sets[1], sets[0], sets[2]);
        expectInvalidWeights(swapped, weights, VERSION);
        swapped[1] = sets[1];
        expectInvalidWeights(swapped, weights, VERSION);
    }

    function test_OneDatasetMayHaveAll() public {
        DatasetId[] memory ids = new DatasetId[](1);
        uint16[] memory all = new uint16[](1);
        (ids[0], all[0]) = (sets[2], 10_000);
        RoundId round = vault.setWeights(VERSION, ids, all);
        vault.deposit{value: 7}(VERSION, ETHER, 7);
        assertOwed(round, 0, 0, 7);
    }

    function test_WeightsNameSixtyFourDatasetsAtMost() public {
        (DatasetId[] memory ids, uint16[] memory shares) = manySets(64);
        vault.setWeights(VERSION, ids, shares);
        assertEq(vault.weightOf(firstRound(), ids[63]), shares[63]);

        (ids, shares) = manySets(65);
        expectInvalidWeights(ids, shares, VERSION);
    }

    function test_WeightsAreForApprovedAndDeprecatedDatasets() public {
        datasets.set(sets[1], DAGNY, IDatasetRegistry.DatasetStatus.Deprecated);
        vault.setWeights(VERSION, sets, weights);

        IDatasetRegistry.DatasetStatus[5] memory others = [
            IDatasetRegistry.DatasetStatus.None,
            IDatasetRegistry.DatasetStatus.Submitted,
            IDatasetRegistry.DatasetStatus.Rejected,
            IDatasetRegistry.DatasetStatus.Revoked,
            IDatasetRegistry.DatasetStatus.Withdrawn
        ];
        for (uint256 i; i < 5; ++i) {
            datasets.set(sets[1], DAGNY, others[i]);
            vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultNotPayable.selector, sets[1]));
            vault.setWeights(VERSION, sets, weights);
        }
    }

    function test_OnlyADecisionSetsWeights() public {
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, MALLORY));
        vm.prank(MALLORY);
        vault.setWeights(VERSION, sets, weights);
        context.set(0);
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, address(this)));
        vault.setWeights(VERSION, sets, weights);
    }

    function test_APausedDatasetIsPaidAfterThePause() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        datasets.pause(sets[0], true);
        assertTrue(vault.isFrozen(sets[0]), "paused");
        expectFrozen(sets[0]);
        claim(DAGNY, sets[0]);
        claim(DAGNY, sets[1]);

        datasets.pause(sets[0], false);
        assertTrue(!vault.isFrozen(sets[0]), "free");
        assertEq(claim(DAGNY, sets[0]), 500);
    }

    function test_ARevokedDatasetsPartIsTheTreasurys() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        datasets.set(sets[0], DAGNY, IDatasetRegistry.DatasetStatus.Revoked);
        assertTrue(vault.isFrozen(sets[0]), "revoked");
        expectFrozen(sets[0]);
        claim(DAGNY, sets[0]);

        uint256 treasury = address(this).balance;
        vm.expectEmit(address(vault));
        emit IRewardVault.RewardReclaimed(firstRound(), sets[0], ETHER, 500);
        vm.prank(MALLORY);
        assertEq(vault.reclaim(firstRound(), sets[0], ETHER), 500);
        assertEq(address(this).balance, treasury + 500);
        assertEq(vault.paidFor(firstRound(), sets[0], ETHER), 500);
        assertOwed(firstRound(), 0, 300, 200);

        expectNothingDue(firstRound(), sets[0], ETHER);
        vault.reclaim(firstRound(), sets[0], ETHER);
        vault.deposit{value: 2}(VERSION, ETHER, 2);
        assertEq(vault.reclaim(firstRound(), sets[0], ETHER), 1);
    }

    function test_WhatIsNotRevokedIsNotReclaimed() public {
        vault.deposit{value: 1_000}(VERSION, ETHER, 1_000);
        datasets.pause(sets[0], true);
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultNotRevoked.selector, sets[0]));
        vault.reclaim(firstRound(), sets[0], ETHER);
    }

    function test_WithoutACouncilNothingIsPaused() public {
        RewardVault alone = newVault(IPauses(address(0)));
        datasets.pause(sets[0], true);
        assertTrue(!alone.isFrozen(sets[0]), "no council");
        datasets.set(sets[0], DAGNY, IDatasetRegistry.DatasetStatus.Revoked);
        assertTrue(alone.isFrozen(sets[0]), "revoked");
    }

    function test_TheEtherSentIsTheAmountSaid() public {
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 2, 1));
        vault.deposit{value: 2}(VERSION, ETHER, 1);
        vm.expectRevert(abi.encodeWithSelector(Assets.AssetsUnexpectedValue.selector, 1, 0));
        vault.deposit{value: 1}(VERSION, usd, 1);
    }

    function test_TokensAreSharedAlike() public {
        token.mint(address(this), 1_000);
        token.approve(address(vault), 1_000);
        vault.deposit(VERSION, usd, 1_000);
        vm.prank(DAGNY);
        vault.claim(firstRound(), sets[2], usd);

        assertEq(token.balanceOf(DAGNY), 200);
        assertEq(vault.owed(firstRound(), sets[0], usd), 500);
        assertEq(vault.owed(firstRound(), sets[0], ETHER), 0);
    }

    function test_ATokensFeeIsNotCredited() public {
        FeeToken fee = new FeeToken();
        Asset asset = Asset.wrap(address(fee));
        fee.mint(address(this), 1_000);
        fee.approve(address(vault), 1_000);
        vault.openRound(VERSION);
        vm.expectEmit(address(vault));
        emit IRewardVault.RewardDeposited(firstRound(), asset, address(this), 990);
        assertEq(vault.deposit(VERSION, asset, 1_000), 990);

        assertEq(vault.receivedBy(firstRound(), asset), 990);
        for (uint256 i; i < 3; ++i) {
            vm.prank(DAGNY);
            vault.claim(firstRound(), sets[i], asset);
        }
        assertEq(fee.balanceOf(address(vault)), 0);
    }

    function test_ATokenThatAnswersNothingIsUnderstood() public {
        SilentToken silent = new SilentToken();
        Asset asset = Asset.wrap(address(silent));
        silent.mint(address(this), 1_000);
        silent.approve(address(vault), 1_000);
        vault.deposit(VERSION, asset, 1_000);
        vm.prank(DAGNY);
        vault.claim(firstRound(), sets[0], asset);
        assertEq(silent.balanceOf(DAGNY), 500);
    }

    /// @dev Never more than was received, never a whole unit a dataset left behind, whatever the order.
    function testFuzz_RoundingLeavesLessThanAUnitADataset(uint96[8] calldata deposits, uint256 seed) public {
        uint256 received;
        uint256 claimed;
        for (uint256 i; i < 8; ++i) {
            token.mint(address(this), deposits[i]);
            token.approve(address(vault), deposits[i]);
            vault.deposit(VERSION, usd, deposits[i]);
            received += deposits[i];
            claimed += claimIfDue(sets[(seed >> (8 * i)) % 3]);
            assertTrue(claimed <= received, "claimed <= received");
        }
        for (uint256 i; i < 3; ++i) claimed += claimIfDue(sets[i]);

        assertEq(token.balanceOf(address(vault)), received - claimed);
        assertTrue(received - claimed < 3, "dust below the number of payees");
    }

    function testFuzz_ADepositOfAnySizeIsShared(uint256 amount) public {
        token.mint(address(this), amount);
        token.approve(address(vault), amount);
        vault.deposit(VERSION, usd, amount);
        assertEq(vault.owed(firstRound(), sets[0], usd), amount / 2);
    }

    function claim(address account, DatasetId dataset) private returns (uint256) {
        vm.prank(account);
        return vault.claim(firstRound(), dataset, ETHER);
    }

    function claimIfDue(DatasetId dataset) private returns (uint256) {
        if (vault.owed(firstRound(), dataset, usd) == 0) return 0;
        vm.prank(DAGNY);
        return vault.claim(firstRound(), dataset, usd);
    }

    function manySets(uint256 count) private returns (DatasetId[] memory ids, uint16[] memory shares) {
        (ids, shares) = (new DatasetId[](count), new uint16[](count));
        for (uint256 i; i < count; ++i) {
            ids[i] = DatasetId.wrap(bytes32(i + 1));
            payTo(ids[i], DAGNY);
            shares[i] = uint16(10_000 / count);
        }
        shares[0] += uint16(10_000 - (10_000 / count) * count);
    }

    function assertOwed(RoundId round, uint256 first, uint256 second, uint256 third) private view {
        assertEq(vault.owed(round, sets[0], ETHER), first);
        assertEq(vault.owed(round, sets[1], ETHER), second);
        assertEq(vault.owed(round, sets[2], ETHER), third);
    }

    function expectInvalidWeights(DatasetId[] memory ids, uint16[] memory shares, VersionId version) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultInvalidWeights.selector, version));
        vault.setWeights(version, ids, shares);
    }

    function expectNothingDue(RoundId round, DatasetId dataset, Asset asset) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultNothingDue.selector, round, dataset, asset));
    }

    function expectNotPayout(DatasetId dataset, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultNotPayout.selector, dataset, account));
    }

    function expectFrozen(DatasetId dataset) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultFrozen.selector, dataset));
    }
}
