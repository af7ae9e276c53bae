// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IRevenueSplit} from "../../../contracts/interfaces/IRevenueSplit.sol";
import {ITreasuryStreams} from "../../../contracts/interfaces/ITreasuryStreams.sol";
import {IUsageVouchers} from "../../../contracts/interfaces/IUsageVouchers.sol";
import {TreasuryStreams} from "../../../contracts/treasury/TreasuryStreams.sol";
import {Asset, ETHER} from "../../../contracts/types/Asset.sol";
import {DatasetId, KindId, LineageId, RoundId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {TestToken} from "../support/tokens/TestToken.sol";

/// @dev An economy at random: customers buy and use, contributors claim, a spender draws and gives back, holders change
///      weights, shares and streams, datasets are paused and revoked; in ETH, a plain token and one that keeps a fee.
contract MoneyHandler is Licenses {
    uint128 private constant RATE = 1 ether;
    uint128 private constant CAP = 5 ether;
    uint48 private constant PERIOD = 1 days;

    Asset[3] private assets;
    KindId[3] private seats;
    KindId[3] private uses;
    TreasuryStreams private streams;

    mapping(Asset asset => uint256) private _drawn;
    mapping(Asset asset => uint256) private _openedAt;
    mapping(Asset asset => uint256) private _forced;
    uint256 private _revoked;

    /// @dev Reach probes: an invariant that never sees these above zero has proven nothing.
    uint256 public calls;
    uint256 public sales;
    uint256 public settlements;
    uint256 public distributions;
    uint256 public claims;
    uint256 public reclaims;
    uint256 public draws;
    uint256 public withdrawals;

    bool public hasPaidFrozen;
    bool public hasExceededCap;

    /// @dev The fuzzer may call it, as it may call everything public: only the first time counts.
    function setUp() public override {
        if (address(vault) == address(0)) super.setUp();
    }

    constructor() {
        setUp();
        streams = new TreasuryStreams(address(this), context);
        assets = [ETHER, usd, Asset.wrap(address(new FeeToken()))];
        models.addShare(LINEAGE, PARENT, 1_234);
        for (uint256 i; i < 3; ++i) {
            seats[i] = licenses.openKind(seatKind(assets[i]));
            uses[i] = licenses.openKind(useKind(assets[i]));
        }
    }

    function letPass(uint32 time) external {
        ++calls;
        vm.warp(vm.getBlockTimestamp() + (time % 4 days));
    }

    function buy(uint256 seed) external {
        ++calls;
        (Asset asset, uint256 i) = assetOf(seed);
        uint256 value = fund(asset, address(licenses), 40);
        try licenses.buy{value: value}(seats[i], 1, ASTRID) {
            ++sales;
        } catch {}
    }

    function prepay(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        uint256 amount = (seed >> 8) % 1e18;
        licenses.prepay{value: fund(asset, address(licenses), amount)}(ASTRID, asset, amount);
    }

    function settle(uint256 seed, uint96 amount) external {
        ++calls;
        (Asset asset, uint256 i) = assetOf(seed);
        if (!(asset == ETHER) && seed % 5 == 0) give(TestToken(Asset.unwrap(asset)), ASTRID, amount);
        IUsageVouchers.Voucher memory voucher = voucherOf(ASTRID, uses[i], amount);
        voucher.channel = (seed >> 8) % 3;
        try licenses.settle(voucher, signVoucher(ASTRID_KEY, licenses, voucher)) {
            ++settlements;
        } catch {}
    }

    function withdraw(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        uint256 balance = licenses.prepaymentOf(ASTRID, asset).balance;
        vm.prank(ASTRID);
        try licenses.withdraw(asset) {
            ++withdrawals;
        } catch {
            vm.prank(ASTRID);
            licenses.requestWithdrawal(asset, uint208(bound(seed >> 8, 0, balance)));
        }
    }

    function distribute(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        try licenses.distribute((seed >> 8) % 3 == 0 ? PARENT : LINEAGE, asset) {
            ++distributions;
        } catch {}
    }

    function deposit(uint256 seed, uint96 amount) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        vault.deposit{value: fund(asset, address(vault), amount)}(VERSION, asset, amount);
    }

    function claim(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        DatasetId dataset = sets[(seed >> 8) % 3];
        RoundId round = vault.roundIdOf(VERSION, 1 + ((seed >> 16) % (vault.roundCount(VERSION) + 1)));
        bool isFrozen = vault.isFrozen(dataset);
        vm.prank(DAGNY);
        try vault.claim(round, dataset, asset) {
            ++claims;
            if (isFrozen) hasPaidFrozen = true;
        } catch {}
        try vault.reclaim(round, dataset, asset) {
            ++reclaims;
        } catch {}
    }

    function decide(uint256 seed) external {
        ++calls;
        DatasetId dataset = sets[(seed >> 8) % 3];
        if (seed % 4 == 0) datasets.pause(dataset, !datasets.isPaused(DatasetId.unwrap(dataset)));
        if (seed % 4 == 1) licenses.setVaultShare(uint16((seed >> 16) % 10_001));
        if (seed % 4 == 2 && vault.roundCount(VERSION) < 5) {
            uint16 first = uint16(1 + ((seed >> 16) % 9_000));
            try vault.setWeights(VERSION, sets, three(first, 9_999 - first, 1)) {} catch {}
        }
        // One in the whole life: the others stay payees.
        if (seed % 64 == 3 && _revoked++ == 0) {
            datasets.set(dataset, DAGNY, IDatasetRegistry.DatasetStatus.Revoked);
        }
    }

    function openOrClose(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        if (streams.stream(EGIL, asset).funds != 0 && seed % 8 == 0) streams.close(EGIL, asset);
        if (streams.stream(EGIL, asset).updatedAt != 0) return;

        uint256 amount = 1 ether + ((seed >> 8) % 1_000 ether);
        ITreasuryStreams.Terms memory terms = ITreasuryStreams.Terms(RATE, CAP, PERIOD);
        streams.open{value: fund(asset, address(streams), amount)}(EGIL, asset, terms, amount);
        (_drawn[asset], _openedAt[asset]) = (0, vm.getBlockTimestamp());
    }

    function draw(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        uint256 amount = bound(seed >> 8, 0, 6 ether);
        vm.prank(EGIL);
        try streams.claim(asset, amount) {
            ++draws;
            _drawn[asset] += amount;
            uint256 most = CAP + ((vm.getBlockTimestamp() - _openedAt[asset]) * RATE) / PERIOD;
            if (_drawn[asset] > most) hasExceededCap = true;
        } catch {}
    }

    function giveBack(uint256 seed) external {
        ++calls;
        bool isOpen = streams.stream(EGIL, ETHER).updatedAt != 0;
        uint256 amount = bound(seed, 0, isOpen ? _drawn[ETHER] : 1 ether);
        vm.deal(EGIL, EGIL.balance + amount);
        vm.prank(EGIL);
        streams.giveBack{value: amount}();
        if (isOpen) _drawn[ETHER] -= amount;
    }

    /// @dev Money past the doors: nobody's, and in nobody's way.
    function force(uint256 seed) external {
        ++calls;
        (Asset asset, ) = assetOf(seed);
        address[3] memory purses = [address(vault), address(licenses), address(streams)];
        if (asset == ETHER || seed % 7 != 0) return;
        TestToken(Asset.unwrap(asset)).mint(purses[(seed >> 8) % 3], 1e18);
        _forced[asset] += 1e18;
    }

    /// @dev What the three contracts hold together, less what was forced on them.
    function held(uint256 i) external view returns (uint256) {
        return
            balanceOf(assets[i], address(vault)) +
            balanceOf(assets[i], address(licenses)) +
            balanceOf(assets[i], address(streams)) -
            _forced[assets[i]];
    }

    /// @dev What their books say that they hold.
    function booked(uint256 i) external view returns (uint256 sum) {
        Asset asset = assets[i];
        sum = streams.stream(EGIL, asset).funds + licenses.prepaymentOf(ASTRID, asset).balance;
        LineageId[2] memory lineages = [LINEAGE, PARENT];
        for (uint256 j; j < 2; ++j) {
            IRevenueSplit.Revenue memory revenue = licenses.revenueOf(lineages[j], asset);
            sum += revenue.sales + revenue.royalties;
        }
        for (uint256 round = 1; round <= vault.roundCount(VERSION); ++round) {
            (uint256 received, uint256 paid, ) = roundTotals(round, asset);
            sum += received - paid;
        }
    }

    /// @dev Whether each round still holds what it owes, and less than a unit a dataset beside it.
    function areRoundsSound(uint256 i) external view returns (bool) {
        uint256 count = vault.roundCount(VERSION);
        for (uint256 round = 1; round <= count; ++round) {
            (uint256 received, uint256 paid, uint256 owed) = roundTotals(round, assets[i]);
            if (paid + owed > received || received - paid - owed >= 3) return false;
        }
        return true;
    }

    function isLevelBelowCap() external view returns (bool) {
        for (uint256 i; i < 3; ++i) if (streams.availableOf(EGIL, assets[i]) > CAP) return false;
        return true;
    }

    function roundTotals(
        uint256 number,
        Asset asset
    ) private view returns (uint256 received, uint256 paid, uint256 owed) {
        RoundId round = vault.roundIdOf(VERSION, number);
        received = vault.receivedBy(round, asset);
        for (uint256 i; i < 3; ++i) {
            paid += vault.paidFor(round, sets[i], asset);
            owed += vault.owed(round, sets[i], asset);
        }
    }

    function assetOf(uint256 seed) private view returns (Asset, uint256) {
        uint256 i = (seed >> 248) % 3;
        return (assets[i], i);
    }

    /// @dev Makes the handler able to pay; answers the wei to send along.
    function fund(Asset asset, address spender, uint256 amount) private returns (uint256) {
        if (asset == ETHER) {
            vm.deal(address(this), address(this).balance + amount);
            return amount;
        }
        TestToken(Asset.unwrap(asset)).mint(address(this), amount);
        TestToken(Asset.unwrap(asset)).approve(spender, amount);
        return 0;
    }

    function balanceOf(Asset asset, address account) private view returns (uint256) {
        return asset == ETHER ? account.balance : TestToken(Asset.unwrap(asset)).balanceOf(account);
    }
}
