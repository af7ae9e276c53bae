// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC5192} from "../../../contracts/interfaces/IERC5192.sol";
import {ILineages} from "../../../contracts/interfaces/ILineages.sol";
import {IModelRegistry} from "../../../contracts/interfaces/IModelRegistry.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {ModelRegistry} from "../../../contracts/registry/ModelRegistry.sol";
import {Commitment} from "../../../contracts/types/Commitment.sol";
import {ConfigId, LineageId, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {IVm} from "../support/IVm.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

contract ModelRegistryTest is Registries {
    bytes32 private constant ATTESTATION = keccak256("attestation");

    function test_ConstructorDeploysTrainingRuns() public view {
        assertTrue(address(runs).code.length > 0, "code");
        assertEq(runs.timelock(), address(this));
        assertEq(address(runs.governor()), address(context));
        assertEq(address(runs.models()), address(models));
        assertEq(address(models.datasets()), address(datasets));
    }

    function test_ADeploymentSaysWhichRunsItListensTo() public {
        vm.recordLogs();
        ModelRegistry deployed = deployModels(IReviews(address(0)));

        IVm.Log[] memory logs = vm.getRecordedLogs();
        IVm.Log memory log;
        for (uint256 i; i < logs.length; ++i) {
            bool isRuns = logs[i].topics[0] == IModelRegistry.TrainingRunsChanged.selector;
            if (isRuns && logs[i].emitter == address(deployed)) log = logs[i];
        }
        assertEq(log.topics.length, 3);
        assertEq(log.topics[1], bytes32(0));
        assertEq(log.topics[2], bytes32(uint256(uint160(deployed.trainingRuns()))));
    }

    function test_CreateLineagePutsTheBaseInForce() public {
        LineageId expectedLineage = LineageId.wrap(uint256(keccak256("safety")));
        Commitment memory base = Samples.commitment(9);
        VersionId expectedVersion = VersionId.wrap(keccak256(abi.encode(expectedLineage, uint256(0), base.root)));

        vm.expectEmit(address(models));
        emit IERC5192.Locked(LineageId.unwrap(expectedLineage));
        vm.expectEmit(address(models));
        emit IModelRegistry.LineageCreated(
            expectedLineage,
            expectedVersion,
            7,
            "safety",
            base,
            Samples.noDescent(),
            "ipfs://x"
        );
        models.createLineage("safety", base, Samples.noDescent(), "ipfs://x");

        IModelVersions.Version memory expected;
        expected.lineage = expectedLineage;
        expected.number = 1;
        expected.status = IModelVersions.VersionStatus.Released;
        expected.updatedAt = 1_700_000_000;
        expected.artifact = base;
        expected.proposalId = 7;
        assertEq(keccak256(abi.encode(models.version(expectedVersion))), keccak256(abi.encode(expected)));
        assertEq(VersionId.unwrap(models.inForce(expectedLineage)), VersionId.unwrap(expectedVersion));
        assertEq(models.versionCount(expectedLineage), 1);
    }

    function test_CreateLineageRefusesWhatIsTakenOrMalformed() public {
        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryLineageExists.selector, lineage));
        models.createLineage("intents", Samples.commitment(9), Samples.noDescent(), "");

        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryInvalidName.selector, "Bad Name"));
        models.createLineage("Bad Name", Samples.commitment(9), Samples.noDescent(), "");

        Commitment memory nothing;
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelRegistryInvalidCommitment.selector));
        models.createLineage("safety", nothing, Samples.noDescent(), "");
    }

    function test_LineagesBelongToTheTimelockAndStay() public {
        uint256 tokenId = LineageId.unwrap(lineage);
        assertEq(models.ownerOf(tokenId), address(this));
        assertTrue(models.locked(tokenId), "locked");
        assertTrue(
            models.supportsInterface(0xb45a3c0e) && models.supportsInterface(0x80ac58cd),
            "ERC-5192 and ERC-721"
        );

        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryLocked.selector, lineage));
        models.transferFrom(address(this), MALLORY, tokenId);

        vm.expectRevert();
        models.locked(tokenId + 1);
    }

    function test_RecordVersionIsForTrainingRunsAlone() public {
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelRegistryOnlyTrainingRuns.selector, address(this)));
        models.recordVersion(ConfigId.wrap(0), RunId.wrap(1), Samples.commitment(5), ATTESTATION, 7, true);
    }

    function test_RecordVersionAsCandidateOrReleased() public {
        ConfigId configId = approvedConfig();
        RunId runId = RunId.wrap(1);
        Commitment memory artifact = Samples.commitment(5);
        VersionId expectedVersion = models.versionIdOf(lineage, runId, artifact.root);

        vm.expectEmit(address(models));
        emit IModelRegistry.VersionRecorded(
            expectedVersion,
            lineage,
            runId,
            2,
            baseVersion,
            configId,
            artifact,
            ATTESTATION
        );
        vm.prank(address(runs));
        models.recordVersion(configId, runId, artifact, ATTESTATION, 7, false);
        assertVersion(expectedVersion, IModelVersions.VersionStatus.Candidate);
        assertInForce(baseVersion);

        VersionId second = models.versionIdOf(lineage, RunId.wrap(2), artifact.root);
        vm.expectEmit(address(models));
        emit IModelVersions.VersionReleased(second, lineage, 8);
        vm.prank(address(runs));
        models.recordVersion(configId, RunId.wrap(2), artifact, ATTESTATION, 8, true);
        assertVersion(second, IModelVersions.VersionStatus.Released);
        assertInForce(second);
        assertEq(models.version(second).number, 3);
    }

    function test_ReleaseRollsForwardAndBack() public {
        VersionId second = finalizedVersion(5, false);

        models.release(second);
        assertInForce(second);
        models.release(baseVersion);
        assertInForce(baseVersion);

        models.deprecate(second, REASON);
        models.release(second);
        assertVersion(second, IModelVersions.VersionStatus.Released);
        assertInForce(second);
    }

    function test_ReleaseRefusesUnknownRevokedAndInForce() public {
        expectUnexpectedStatus(VersionId.wrap("?"), IModelVersions.VersionStatus.None);
        models.release(VersionId.wrap("?"));

        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryInForce.selector, baseVersion));
        models.release(baseVersion);

        models.revoke(baseVersion, REASON);
        expectUnexpectedStatus(baseVersion, IModelVersions.VersionStatus.Revoked);
        models.release(baseVersion);
    }

    function test_DeprecateTakesOutOfUseWhatIsNotInForce() public {
        VersionId second = finalizedVersion(5, false);
        expectUnexpectedStatus(second, IModelVersions.VersionStatus.Candidate);
        models.deprecate(second, REASON);

        vm.expectRevert(abi.encodeWithSelector(IModelVersions.ModelRegistryInForce.selector, baseVersion));
        models.deprecate(baseVersion, REASON);

        models.release(second);
        vm.expectEmit(address(models));
        emit IModelVersions.VersionDeprecated(baseVersion, 7, REASON);
        models.deprecate(baseVersion, REASON);
        assertVersion(baseVersion, IModelVersions.VersionStatus.Deprecated);
    }

    /// @dev Three versions in a row; the middle one is deprecated, so the third falls back to the base.
    function test_RevokeFallsBackToTheNearestReleasedAncestor() public {
        VersionId second = finalizedVersion(5, true);
        VersionId third = finalizedVersion(6, true);
        assertEq(VersionId.unwrap(models.version(third).parent), VersionId.unwrap(second));
        models.deprecate(second, REASON);

        vm.expectEmit(address(models));
        emit IModelVersions.VersionRevoked(third, 7, REASON);
        models.revoke(third, REASON);
        assertInForce(baseVersion);

        models.revoke(baseVersion, REASON);
        assertInForce(VersionId.wrap(0));

        expectUnexpectedStatus(baseVersion, IModelVersions.VersionStatus.Revoked);
        models.revoke(baseVersion, REASON);
    }

    function test_RevokeOfAnotherVersionLeavesTheOneInForce() public {
        VersionId second = finalizedVersion(5, true);

        models.revoke(baseVersion, REASON);

        assertInForce(second);
    }

    function test_SetTrainingRunsDismissesTheFormer() public {
        ConfigId configId = approvedConfig();

        vm.expectEmit(address(models));
        emit IModelRegistry.TrainingRunsChanged(address(runs), MALLORY);
        models.setTrainingRuns(MALLORY);

        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelRegistryOnlyTrainingRuns.selector, address(runs)));
        vm.prank(address(runs));
        models.recordVersion(configId, RunId.wrap(1), Samples.commitment(5), ATTESTATION, 7, true);
    }

    /// @dev A new register counts its runs from one, and equal training gives equal bytes: the id can come again.
    function test_NoVersionIsWrittenTwiceByANewRegisterOfRuns() public {
        VersionId second = finalizedVersion(5, true);
        IModelVersions.Version memory before = models.version(second);
        models.setTrainingRuns(address(this));

        expectUnexpectedStatus(second, IModelVersions.VersionStatus.Released);
        models.recordVersion(before.config, before.run, before.artifact, ATTESTATION, 7, false);

        assertEq(keccak256(abi.encode(models.version(second))), keccak256(abi.encode(before)));
    }

    function test_DecisionsNeedTimelockAndContext() public {
        context.set(0);

        expectUnauthorized(address(this));
        models.createLineage("safety", Samples.commitment(9), Samples.noDescent(), "");
        expectUnauthorized(address(this));
        models.release(baseVersion);
        expectUnauthorized(address(this));
        models.deprecate(baseVersion, REASON);
        expectUnauthorized(address(this));
        models.revoke(baseVersion, REASON);
        expectUnauthorized(address(this));
        models.setTrainingRuns(MALLORY);
    }

    function assertVersion(VersionId versionId, IModelVersions.VersionStatus expected) private view {
        assertEq(uint256(models.version(versionId).status), uint256(expected));
    }

    function assertInForce(VersionId expected) private view {
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(expected));
    }

    function expectUnexpectedStatus(VersionId versionId, IModelVersions.VersionStatus status) private {
        vm.expectRevert(
            abi.encodeWithSelector(IModelVersions.ModelRegistryUnexpectedStatus.selector, versionId, status)
        );
    }
}
