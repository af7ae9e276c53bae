// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILineages} from "../../../contracts/interfaces/ILineages.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {LineageId, VersionId} from "../../../contracts/types/Ids.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Families and chains of versions that would lie, never end, or take everything.
contract ModelLineagesAttack is Registries {
    function test_ALineageCannotBeItsOwnAncestor() public {
        LineageId self = models.lineageIdOf("self");

        expectInvalidParent(self);
        descendant("self", list(self), 0);

        // Nor by way of a child: it cannot name what is not there yet, and parents never change.
        LineageId later = models.lineageIdOf("later");
        expectInvalidParent(later);
        descendant("child", list(later), 0);
    }

    function test_AParentCountsOnce() public {
        LineageId[] memory twice = new LineageId[](2);
        (twice[0], twice[1]) = (lineage, lineage);

        expectInvalidParent(lineage);
        descendant("child", twice, 0);
    }

    function test_ParentsThatAreNotAscendingAreRefused() public {
        LineageId other = descendant("other", new LineageId[](0), 0);
        ILineages.Descent memory descent = Samples.descent(pair(lineage, other), 0);
        (descent.parents[0], descent.parents[1]) = (descent.parents[1], descent.parents[0]);

        expectInvalidParent(descent.parents[1]);
        models.createLineage("child", Samples.commitment(9), descent, "");
    }

    function test_ASeventeenthParentIsRefused() public {
        LineageId[] memory seventeen = new LineageId[](17);
        LineageId[] memory sixteen = new LineageId[](16);
        for (uint256 i; i < 17; ++i) {
            seventeen[i] = descendant(string.concat("p", vm.toString(i)), new LineageId[](0), 0);
            if (i < 16) sixteen[i] = seventeen[i];
        }
        LineageId child = descendant("child", sixteen, 0);
        assertEq(models.descentOf(child).parents.length, 16);

        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryTooManyParents.selector, 17));
        descendant("one-more", seventeen, 0);
    }

    function test_ASeventeenthGenerationIsRefused() public {
        LineageId last = lineage;
        for (uint256 i = 1; i <= 16; ++i) last = descendant(string.concat("g", vm.toString(i)), list(last), 0);
        assertEq(models.depthOf(last), 16);

        expectInvalidParent(last);
        descendant("g17", list(last), 0);
    }

    function test_ASeventeenthTrainingIsRefused() public {
        VersionId last = baseVersion;
        for (uint256 i = 1; i <= 16; ++i) last = derivedVersion(last, i, true);
        assertEq(models.version(last).depth, 16);
        IModelConfigs.Config memory deeper = config();
        deeper.baseVersion = last;

        vm.expectRevert(
            abi.encodeWithSelector(IModelConfigs.ModelRegistryInvalidConfig.selector, models.configIdOf(deeper))
        );
        models.approveConfig(deeper, "");
    }

    /// @dev Each generation within its own bounds, all of them together above the cap.
    function test_GenerationsCannotTakeMoreThanTheCapTogether() public {
        LineageId a = descendant("a", new LineageId[](0), 2_000);
        LineageId b = descendant("b", list(a), 2_000);
        LineageId c = descendant("c", list(b), 1_001);

        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryOwesTooMuch.selector, a, 5_001));
        descendant("child", list(c), 0);
    }

    /// @dev Revoking data taints what was trained from a model that was trained on it, sixteen trainings later too.
    function test_TaintCannotBeOutrunByTrainingOn() public {
        IModelConfigs.Config memory dirty = config();
        dirty.trainingSets[0] = approvedDataset(77);
        dirty.trainingSets = Samples.sort(dirty.trainingSets);
        VersionId last = recordedVersion(models.approveConfig(dirty, ""), 100, true);
        for (uint256 i = 1; i < 16; ++i) last = derivedVersion(last, i, true);
        assertTrue(!models.tainted(last), "clean");

        datasets.revoke(datasets.datasetIdOf(DAGNY, Samples.commitment(77).root), REASON);

        uint256 before = gasleft();
        assertTrue(models.tainted(last), "tainted");
        assertTrue(before - gasleft() < 1_000_000, "bounded");
    }

    /// @dev Holders voted to go back from version 2; before the execution a run put version 3 in force.
    function test_ARollbackCannotHitAVersionThatNobodyVotedOn() public {
        VersionId second = finalizedVersion(5, true);
        VersionId third = finalizedVersion(6, true);

        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryNotInForce.selector, second));
        models.rollback(second, REASON);

        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(third));
    }

    function test_AVersionCannotBeWrittenOver() public {
        VersionId second = finalizedVersion(5, true);
        bytes32 before = keccak256(abi.encode(models.version(second)));
        IModelVersions.Version memory record = models.version(second);

        vm.expectRevert(
            abi.encodeWithSelector(
                IModelVersions.ModelRegistryUnexpectedStatus.selector,
                second,
                IModelVersions.VersionStatus.Released
            )
        );
        vm.prank(address(runs));
        models.recordVersion(record.config, record.run, record.artifact, 0, 7, true);

        assertEq(keccak256(abi.encode(models.version(second))), before);
    }

    /// @dev Being the lineage's owner is no right to write: the timelock alone, outside of a proposal, is nobody.
    function test_MetadataAndRoyaltyNeedADecision() public {
        vm.startPrank(MALLORY);
        expectUnauthorized(MALLORY);
        models.setMetadata(lineage, "description", "mine");
        expectUnauthorized(MALLORY);
        models.setRoyalty(lineage, MALLORY, 10_000);
        vm.stopPrank();

        context.set(0);
        expectUnauthorized(address(this));
        models.setMetadata(lineage, "description", "mine");
        assertEq(models.metadata(LineageId.unwrap(lineage), "description").length, 0);
    }

    function expectInvalidParent(LineageId parent) private {
        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryInvalidParent.selector, parent));
    }

    function list(LineageId a) private pure returns (LineageId[] memory ids) {
        ids = new LineageId[](1);
        ids[0] = a;
    }

    function pair(LineageId a, LineageId b) private pure returns (LineageId[] memory ids) {
        ids = new LineageId[](2);
        (ids[0], ids[1]) = (a, b);
    }
}
