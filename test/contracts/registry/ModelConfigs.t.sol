// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IReviewed} from "../../../contracts/interfaces/IReviewed.sol";
import {ConfigId, DatasetId, LineageId, VersionId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {FakeReviews} from "../support/FakeReviews.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

contract ModelConfigsTest is Registries {
    function test_ApproveConfigRecordsTheWholeConfig() public {
        IModelConfigs.Config memory wanted = config();
        ConfigId expectedId = ConfigId.wrap(keccak256(abi.encode(wanted)));

        vm.expectEmit(address(models));
        emit IModelConfigs.ConfigApproved(expectedId, lineage, 7, wanted, "ipfs://config");
        ConfigId configId = models.approveConfig(wanted, "ipfs://config");

        IModelConfigs.ConfigRecord memory expected = IModelConfigs.ConfigRecord({
            proposalId: 7,
            approvedAt: 1_700_000_000,
            revoked: false,
            config: wanted
        });
        assertEq(keccak256(abi.encode(models.config(configId))), keccak256(abi.encode(expected)));
        assertEq(keccak256(abi.encode(models.gateOf(configId))), keccak256(abi.encode(wanted.gate)));
        assertEq(LineageId.unwrap(models.lineageOf(configId)), LineageId.unwrap(lineage));
        assertTrue(models.isUsable(configId), "usable");
    }

    function test_ReproducibilityIsPartOfTheConfigAndItsId() public {
        ConfigId bitExact = approvedConfig();
        IModelConfigs.Config memory attested = config();
        attested.reproducibility = Reproducibility.Attested;

        ConfigId another = models.approveConfig(attested, "");

        assertTrue(ConfigId.unwrap(another) != ConfigId.unwrap(bitExact), "another id");
        assertTrue(models.reproducibilityOf(bitExact) == Reproducibility.BitExact, "bit-exact");
        assertTrue(models.reproducibilityOf(another) == Reproducibility.Attested, "attested");
    }

    function test_ApproveConfigAcceptsAGateWithoutAnyRegression() public {
        IModelConfigs.Config memory strict = config();
        strict.gate.maxRegression = 0;

        assertTrue(models.isUsable(models.approveConfig(strict, "")), "usable");
    }

    function test_ApproveConfigRefusesTheSameTwice() public {
        ConfigId configId = approvedConfig();

        vm.expectRevert(abi.encodeWithSelector(IModelConfigs.ModelRegistryConfigExists.selector, configId));
        models.approveConfig(config(), "");
    }

    function test_ApproveConfigRefusesEveryBrokenRule() public {
        IModelConfigs.Config memory broken = config();
        broken.configDigest = 0;
        expectInvalid(broken);

        broken = config();
        broken.baseVersion = VersionId.wrap("unknown");
        expectInvalid(broken);

        broken = config();
        broken.lineage = LineageId.wrap(1);
        expectInvalid(broken);

        broken = config();
        (broken.trainingSets[0], broken.trainingSets[1]) = (broken.trainingSets[1], broken.trainingSets[0]);
        expectInvalid(broken);

        broken = config();
        broken.trainingSets[1] = broken.trainingSets[0];
        expectInvalid(broken);

        broken = config();
        broken.trainingSets = new DatasetId[](0);
        broken.weights = new uint16[](0);
        expectInvalid(broken);

        broken = config();
        broken.trainingSets = new DatasetId[](65);
        for (uint256 i; i < 65; ++i) broken.trainingSets[i] = DatasetId.wrap(bytes32(i));
        broken.weights = Samples.weights(65);
        expectInvalid(broken);

        broken = config();
        broken.evaluationSets = new DatasetId[](0);
        expectInvalid(broken);

        broken = config();
        broken.evaluationSets = new DatasetId[](17);
        for (uint256 i; i < 17; ++i) broken.evaluationSets[i] = DatasetId.wrap(bytes32(i));
        expectInvalid(broken);

        broken = config();
        broken.evaluationSets[0] = broken.trainingSets[1];
        expectInvalid(broken);

        broken = config();
        broken.weights[0] += 1;
        expectInvalid(broken);

        broken = config();
        broken.weights = Samples.weights(1);
        expectInvalid(broken);

        broken = config();
        broken.gate.maxRegression = -1;
        expectInvalid(broken);
    }

    function test_ApproveConfigRefusesADeprecatedBaseVersion() public {
        models.release(finalizedVersion(5, false));
        models.deprecate(baseVersion, REASON);
        IModelConfigs.Config memory another = config();
        another.configDigest = keccak256("another");

        expectInvalid(another);
    }

    function test_ApproveConfigRefusesDatasetsThatAreNotApproved() public {
        DatasetId submitted = submittedDataset(4);
        IModelConfigs.Config memory wanted = config();
        wanted.evaluationSets[0] = submitted;

        vm.expectRevert(abi.encodeWithSelector(IModelConfigs.ModelRegistryDatasetNotApproved.selector, submitted));
        models.approveConfig(wanted, "");

        datasets.revoke(trainingSets[1], REASON);
        vm.expectRevert(
            abi.encodeWithSelector(IModelConfigs.ModelRegistryDatasetNotApproved.selector, trainingSets[1])
        );
        models.approveConfig(config(), "");
    }

    /// @dev Whatever the two lists are, the rule about common members agrees with the plain double loop.
    function testFuzz_TrainingAndEvaluationSetsAreDisjoint(uint8[6] calldata picks) public {
        DatasetId[] memory all = new DatasetId[](6);
        for (uint256 i; i < 6; ++i) all[i] = approvedDataset(100 + i);
        all = Samples.sort(all);
        IModelConfigs.Config memory wanted = config();
        (wanted.trainingSets, wanted.evaluationSets) = (pick(all, picks, 1), pick(all, picks, 2));
        vm.assume(wanted.trainingSets.length > 0 && wanted.evaluationSets.length > 0);
        wanted.weights = Samples.weights(wanted.trainingSets.length);

        bool hasCommonMember;
        for (uint256 i; i < 6; ++i) if (picks[i] % 4 == 3) hasCommonMember = true;

        if (hasCommonMember) expectInvalid(wanted);
        else models.approveConfig(wanted, "");
    }

    function test_ApproveConfigAsksForARoutineReview() public {
        FakeReviews reviews = new FakeReviews();
        models.setReviews(reviews);
        bytes32 subject = ConfigId.unwrap(models.configIdOf(config()));
        reviews.review(subject, Tier.Model);

        vm.expectRevert(abi.encodeWithSelector(IReviewed.ReviewedInsufficiently.selector, subject, Tier.Routine));
        models.approveConfig(config(), "");
        reviews.review(subject, Tier.Routine);

        assertTrue(models.isUsable(approvedConfig()), "usable");
    }

    function test_RevokeConfigMakesItUnusable() public {
        ConfigId configId = approvedConfig();

        vm.expectEmit(address(models));
        emit IModelConfigs.ConfigRevoked(configId, 7, REASON);
        models.revokeConfig(configId, REASON);

        assertTrue(!models.isUsable(configId) && models.config(configId).revoked, "revoked");
        vm.expectRevert(abi.encodeWithSelector(IModelConfigs.ModelRegistryUnknownConfig.selector, configId));
        models.revokeConfig(configId, REASON);
        vm.expectRevert(abi.encodeWithSelector(IModelConfigs.ModelRegistryUnknownConfig.selector, ConfigId.wrap(0)));
        models.revokeConfig(ConfigId.wrap(0), REASON);
    }

    function test_IsUsableFollowsDatasetsAndBaseVersion() public {
        ConfigId configId = approvedConfig();
        assertTrue(!models.isUsable(ConfigId.wrap("unknown")), "unknown is not usable");

        uint256 snapshot = vm.snapshotState();
        datasets.deprecate(trainingSets[0], REASON);
        assertTrue(!models.isUsable(configId), "training set deprecated");

        vm.revertToState(snapshot);
        snapshot = vm.snapshotState();
        datasets.revoke(evaluationSets[0], REASON);
        assertTrue(!models.isUsable(configId), "evaluation set revoked");

        vm.revertToState(snapshot);
        models.revoke(baseVersion, REASON);
        assertTrue(!models.isUsable(configId), "base version revoked");
    }

    function test_DecisionsNeedContext() public {
        ConfigId configId = approvedConfig();
        context.set(0);

        expectUnauthorized(address(this));
        models.approveConfig(config(), "");
        expectUnauthorized(address(this));
        models.revokeConfig(configId, REASON);
    }

    function expectInvalid(IModelConfigs.Config memory broken) private {
        vm.expectRevert(
            abi.encodeWithSelector(IModelConfigs.ModelRegistryInvalidConfig.selector, models.configIdOf(broken))
        );
        models.approveConfig(broken, "");
    }

    /// @dev The members of `all` whose pick has this bit.
    function pick(
        DatasetId[] memory all,
        uint8[6] calldata picks,
        uint8 bit
    ) private pure returns (DatasetId[] memory picked) {
        uint256 length;
        for (uint256 i; i < 6; ++i) if (picks[i] & bit != 0) ++length;
        picked = new DatasetId[](length);
        uint256 next;
        for (uint256 i; i < 6; ++i) if (picks[i] & bit != 0) picked[next++] = all[i];
    }
}
