// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILicenseKinds} from "../../../contracts/interfaces/ILicenseKinds.sol";
import {ILineages} from "../../../contracts/interfaces/ILineages.sol";
import {IRewardVault} from "../../../contracts/interfaces/IRewardVault.sol";
import {ITreasuryStreams} from "../../../contracts/interfaces/ITreasuryStreams.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {DatasetId, KindId, LineageId, NO_RUN, RoundId, VersionId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev The whole way of the money through the real contracts, decided by real votes: a customer pays, an ancestor, the
///      contributors and the treasury have their parts, and a spender its stream.
contract EconomyTest is Dao {
    address private constant CUSTOMER = address(0xC5);
    address private constant SPENDER = address(0x59);

    LineageId private parent;
    LineageId private child;
    VersionId private version;
    DatasetId[] private sets;
    KindId private kindId;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 2; ++i) {
            vm.prank(DAGNY);
            sets.push(datasets.submit(Samples.submission(i)));
        }
        sets = Samples.sort(sets);
        (parent, child) = (models.lineageIdOf("parent"), models.lineageIdOf("child"));
        version = models.versionIdOf(child, NO_RUN, Samples.commitment(8).root);
        decide(founding());
        decide(selling());
    }

    function test_ASaleReachesEverybody() public {
        sell(1_000);
        licenses.distribute(child, ETHER);
        licenses.distribute(parent, ETHER);
        RoundId round = vault.roundIdOf(version, 1);
        assertEq(vault.receivedBy(round, ETHER), 720);
        assertEq(address(timelock).balance, 180 + 100);

        for (uint256 i; i < 2; ++i) {
            vm.prank(Samples.PAYOUT);
            vault.claim(round, sets[i], ETHER);
        }
        assertEq(Samples.PAYOUT.balance, 720);
        assertEq(address(vault).balance + address(licenses).balance, 0);
    }

    function test_ARevocationFreezesAndItsPartIsTheTreasurys() public {
        sell(1_000);
        licenses.distribute(child, ETHER);
        decide(address(datasets), abi.encodeCall(datasets.revoke, (sets[0], keccak256("stolen"))));
        RoundId round = vault.roundIdOf(version, 1);
        vm.expectRevert(abi.encodeWithSelector(IRewardVault.RewardVaultFrozen.selector, sets[0]));
        vm.prank(Samples.PAYOUT);
        vault.claim(round, sets[0], ETHER);
        uint256 treasury = address(timelock).balance;
        vault.reclaim(round, sets[0], ETHER);
        assertEq(address(timelock).balance, treasury + 540);
    }

    /// @dev ETH of the treasury takes a constitutional majority, and comes back when the stream is closed.
    function test_AStreamIsOpenedAndClosedByVotes() public {
        vm.deal(address(timelock), 10 ether);
        ITreasuryStreams.Terms memory terms = ITreasuryStreams.Terms({rate: 1 ether, cap: 2 ether, period: 1 days});
        Batch memory batch = batchOf(address(streams), abi.encodeCall(streams.open, (SPENDER, ETHER, terms, 10 ether)));
        batch.values[0] = 10 ether;
        uint256 proposalId = decide(batch);
        assertEq(address(streams).balance, 10 ether);
        assertEq(streams.available(SPENDER), 2 ether);
        vm.prank(SPENDER);
        streams.draw(2 ether);

        decide(address(streams), abi.encodeCall(streams.close, (SPENDER, ETHER)));
        assertEq(address(timelock).balance, 8 ether);
        assertEq(SPENDER.balance, 2 ether);
        assertTrue(
            governor.proposalQuorum(proposalId) > governor.quorum(governor.proposalSnapshot(proposalId)),
            "tier"
        );
    }

    /// @dev Every descendant owes the parent a tenth.
    function founding() private returns (Batch memory batch) {
        LineageId[] memory parents = new LineageId[](1);
        parents[0] = parent;
        batch = emptyBatch(4);
        (batch.targets[0], batch.targets[1]) = (address(datasets), address(datasets));
        (batch.targets[2], batch.targets[3]) = (address(models), address(models));
        for (uint256 i; i < 2; ++i) batch.calldatas[i] = abi.encodeCall(datasets.approve, (sets[i]));
        batch.calldatas[2] = abi.encodeCall(
            models.createLineage,
            ("parent", Samples.commitment(9), ILineages.Descent(new LineageId[](0), 1_000), "")
        );
        batch.calldatas[3] = abi.encodeCall(
            models.createLineage,
            ("child", Samples.commitment(8), ILineages.Descent(parents, 0), "")
        );
    }

    /// @dev Three quarters and a quarter of what the vault has.
    function selling() private returns (Batch memory batch) {
        uint16[] memory weights = new uint16[](2);
        (weights[0], weights[1]) = (7_500, 2_500);
        ILicenseKinds.Kind memory kind = ILicenseKinds.Kind({
            lineage: child,
            currency: ETHER,
            price: 1,
            duration: 30 days,
            form: ILicenseKinds.LicenseForm.Seat,
            transferable: false,
            purpose: "commercial",
            spdx: "Apache-2.0",
            termsDigest: 0
        });
        kindId = licenses.kindIdOf(kind);
        batch = emptyBatch(2);
        (batch.targets[0], batch.targets[1]) = (address(vault), address(licenses));
        batch.calldatas[0] = abi.encodeCall(vault.setWeights, (version, sets, weights));
        batch.calldatas[1] = abi.encodeCall(licenses.openKind, (kind));
    }

    function sell(uint256 quantity) private {
        vm.deal(CUSTOMER, quantity);
        vm.prank(CUSTOMER);
        uint256 seatId = licenses.buy{value: quantity}(kindId, quantity, CUSTOMER);
        assertTrue(licenses.isLicensed(CUSTOMER, seatId), "licensed");
    }
}
