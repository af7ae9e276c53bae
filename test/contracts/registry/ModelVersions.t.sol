// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {IReviewed} from "../../../contracts/interfaces/IReviewed.sol";
import {LineageId, NO_VERSION, VersionId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {FakeReviews} from "../support/FakeReviews.sol";
import {Registries} from "../support/Registries.sol";

contract ModelVersionsTest is Registries {
    function test_RollbackPutsTheAncestorInForceAndKeepsTheReason() public {
        VersionId second = finalizedVersion(5, true);
        context.set(8);
        pass(10);

        vm.expectEmit(address(models));
        emit IERC4906.MetadataUpdate(LineageId.unwrap(lineage));
        vm.expectEmit(address(models));
        emit IModelVersions.VersionDeprecated(second, 8, REASON);
        vm.expectEmit(address(models));
        emit IModelVersions.LineageRolledBack(lineage, baseVersion, 8);
        models.rollback(second, REASON);

        assertInForce(baseVersion);
        IModelVersions.Version memory record = models.version(second);
        assertTrue(record.status == IModelVersions.VersionStatus.Deprecated, "deprecated");
        assertEq(record.proposalId, 8);
        assertEq(record.reasonDigest, REASON);
        assertEq(record.updatedAt, vm.getBlockTimestamp());
    }

    function test_RollbackPassesOverWhatIsNotReleased() public {
        VersionId second = finalizedVersion(5, true);
        VersionId third = finalizedVersion(6, true);
        VersionId fourth = finalizedVersion(7, true);
        models.deprecate(third, REASON);
        models.revoke(second, REASON);

        models.rollback(fourth, REASON);

        assertInForce(baseVersion);
    }

    function test_RollbackNeedsAReleasedAncestor() public {
        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryNoAncestor.selector, baseVersion));
        models.rollback(baseVersion, REASON);

        VersionId second = finalizedVersion(5, true);
        models.deprecate(baseVersion, REASON);
        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryNoAncestor.selector, second));
        models.rollback(second, REASON);

        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryNoAncestor.selector, NO_VERSION));
        models.rollback(NO_VERSION, REASON);
    }

    function test_RollbackIsOfTheVersionInForce() public {
        VersionId second = finalizedVersion(5, false);

        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryNotInForce.selector, second));
        models.rollback(second, REASON);
        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryNotInForce.selector, VersionId.wrap("?")));
        models.rollback(VersionId.wrap("?"), REASON);
    }

    function test_AVersionRolledBackCanBeReleasedAgain() public {
        VersionId second = finalizedVersion(5, true);
        models.rollback(second, REASON);

        models.release(second);

        assertInForce(second);
        assertEq(models.version(second).reasonDigest, 0);
        models.rollback(second, REASON);
        assertInForce(baseVersion);
    }

    function test_EveryStepKeepsItsReasonAndProposal() public {
        VersionId second = finalizedVersion(5, true);
        context.set(8);
        models.deprecate(baseVersion, REASON);
        assertStep(baseVersion, IModelVersions.VersionStatus.Deprecated, 8, REASON);

        context.set(9);
        models.revoke(baseVersion, keccak256("worse"));
        assertStep(baseVersion, IModelVersions.VersionStatus.Revoked, 9, keccak256("worse"));
        assertStep(second, IModelVersions.VersionStatus.Released, 7, 0);
    }

    function test_EveryChangeOfTheVersionInForceUpdatesTheCard() public {
        VersionId second = finalizedVersion(5, false);

        vm.expectEmit(address(models));
        emit IERC4906.MetadataUpdate(LineageId.unwrap(lineage));
        models.release(second);
        vm.expectEmit(address(models));
        emit IERC4906.MetadataUpdate(LineageId.unwrap(lineage));
        models.revoke(second, REASON);
    }

    function test_ReleaseAsksForAReviewOfTheModelTier() public {
        VersionId second = finalizedVersion(5, false);
        FakeReviews reviews = new FakeReviews();
        models.setReviews(reviews);
        reviews.review(VersionId.unwrap(second), Tier.Routine);
        bytes memory missing = abi.encodeWithSelector(IReviewed.ReviewedInsufficiently.selector, second, Tier.Model);

        vm.expectRevert(missing);
        models.release(second);
        reviews.review(VersionId.unwrap(second), Tier.Model);
        models.release(second);

        assertInForce(second);
    }

    /// @dev The vote that approved the run allowed it; going back to what was in force needs no report either.
    function test_AGateThatTheVoteTrustedAndARollbackAskForNoReview() public {
        authorizedRun(true);
        models.setReviews(new FakeReviews());

        VersionId second = finalizedVersion(5, true);
        assertInForce(second);
        models.rollback(second, REASON);
        assertInForce(baseVersion);
    }

    function test_DepthCountsTrainings() public {
        VersionId second = derivedVersion(baseVersion, 1, true);
        VersionId third = derivedVersion(second, 2, true);
        VersionId sibling = derivedVersion(baseVersion, 3, true);

        assertEq(models.version(baseVersion).depth, 0);
        assertEq(models.version(second).depth, 1);
        assertEq(models.version(third).depth, 2);
        assertEq(models.version(sibling).depth, 1);
    }

    function test_TaintedFollowsRevokedTrainingSetsUpTheChain() public {
        VersionId second = derivedVersion(baseVersion, 1, true);
        VersionId third = derivedVersion(second, 2, true);
        VersionId unknown = VersionId.wrap("?");
        assertTrue(!models.tainted(third) && !models.tainted(second), "clean");

        datasets.deprecate(trainingSets[0], REASON);
        datasets.revoke(evaluationSets[0], REASON);
        assertTrue(!models.tainted(third), "neither deprecation nor an evaluation set taints");

        datasets.revoke(trainingSets[1], REASON);
        assertTrue(models.tainted(second) && models.tainted(third), "tainted");
        assertTrue(!models.tainted(baseVersion) && !models.tainted(unknown), "nothing was trained");
    }

    function test_RollbackIsADecision() public {
        VersionId second = finalizedVersion(5, true);

        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        models.rollback(second, REASON);

        context.set(0);
        expectUnauthorized(address(this));
        models.rollback(second, REASON);
    }

    function assertInForce(VersionId expected) private view {
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(expected));
    }

    function assertStep(
        VersionId versionId,
        IModelVersions.VersionStatus status,
        uint256 proposalId,
        bytes32 reason
    ) private view {
        IModelVersions.Version memory record = models.version(versionId);
        assertTrue(record.status == status, "status");
        assertEq(record.proposalId, proposalId);
        assertEq(record.reasonDigest, reason);
    }
}
