// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {ConfigId, DatasetId, LineageId, NO_RUN, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Who has the votes for a routine decision, and not for more, tries to put a version in force: by way of a run.
contract RoutineReleaseAttack is Dao {
    uint256 private constant ROUTINE_VOTES = 40_000e18;
    uint256 private constant MODEL_VOTES = 80_000e18;

    LineageId private _lineage;
    VersionId private _base;
    ConfigId private _configId;

    function setUp() public override {
        super.setUp();
        (DatasetId[] memory training, DatasetId[] memory evaluation) = (new DatasetId[](1), new DatasetId[](1));
        (training[0], evaluation[0]) = (submitted(1), submitted(2));
        _lineage = models.lineageIdOf("intents");
        _base = models.versionIdOf(_lineage, NO_RUN, Samples.commitment(9).root);
        IModelConfigs.Config memory config = Samples.config(_lineage, _base, training, evaluation);
        _configId = models.configIdOf(config);

        Batch memory batch = emptyBatch(5);
        (batch.targets[0], batch.targets[1]) = (address(datasets), address(datasets));
        (batch.targets[2], batch.targets[3], batch.targets[4]) = (address(models), address(models), address(runs));
        batch.calldatas[0] = abi.encodeCall(datasets.approve, (training[0]));
        batch.calldatas[1] = abi.encodeCall(datasets.approve, (evaluation[0]));
        batch.calldatas[2] = abi.encodeCall(
            models.createLineage,
            ("intents", Samples.commitment(9), Samples.noDescent(), "")
        );
        batch.calldatas[3] = abi.encodeCall(models.approveConfig, (config, ""));
        batch.calldatas[4] = abi.encodeCall(runs.setTrainer, (TRAINER, true));
        decide(batch);
    }

    /// @dev The gate lets the result pass, anyone finalises it, and the version of before stays in force.
    function test_ARunOfARoutineDecisionEndsInACandidate() public {
        Batch memory batch = batchOf(address(runs), abi.encodeCall(runs.authorize, (_configId, 1 days, 0)));
        uint256 proposalId = adoptWith(batch, ROUTINE_VOTES);
        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Routine));
        queue(batch);
        execute(batch);

        VersionId versionId = trained();

        assertTrue(models.version(versionId).status == IModelVersions.VersionStatus.Candidate, "candidate");
        assertEq(VersionId.unwrap(models.inForce(_lineage)), VersionId.unwrap(_base));
    }

    function test_ACandidateIsNotReleasedByARoutineDecision() public {
        decide(address(runs), abi.encodeCall(runs.authorize, (_configId, 1 days, 0)));
        VersionId candidate = trained();

        Batch memory batch = batchOf(address(models), abi.encodeCall(models.release, (candidate)));
        uint256 proposalId = adoptWith(batch, MODEL_VOTES - 1);

        assertState(proposalId, IGovernor.ProposalState.Defeated);
    }

    /// @dev A run that may release takes the votes of a release, also where everything around it is routine.
    function test_ARunThatMayReleaseTakesTheVotesOfARelease() public {
        assertState(adoptWith(releasingBatch(), MODEL_VOTES - 1), IGovernor.ProposalState.Defeated);

        Batch memory batch = releasingBatch();
        uint256 proposalId = adoptWith(batch, MODEL_VOTES);
        assertEq(uint256(governor.proposalTier(proposalId)), uint256(Tier.Model));
        queue(batch);
        execute(batch);

        VersionId versionId = trained();

        assertEq(VersionId.unwrap(models.inForce(_lineage)), VersionId.unwrap(versionId));
        assertEq(models.version(versionId).proposalId, proposalId);
    }

    function releasingBatch() private returns (Batch memory batch) {
        batch = emptyBatch(2);
        (batch.targets[0], batch.targets[1]) = (address(runs), address(runs));
        batch.calldatas[0] = abi.encodeCall(runs.authorizeRelease, (_configId, 1 days, 0));
        batch.calldatas[1] = abi.encodeCall(runs.authorize, (_configId, 1 days, 0));
    }

    /// @dev What the first run comes to, which the gate lets pass.
    function trained() private returns (VersionId) {
        RunId runId = RunId.wrap(1);
        vm.startPrank(TRAINER);
        runs.start(runId);
        runs.submit(runId, Samples.result(5), "");
        vm.stopPrank();
        pass(CHALLENGE_WINDOW);

        vm.prank(MALLORY);
        return runs.finalize(runId);
    }

    function submitted(uint256 seed) private returns (DatasetId) {
        vm.prank(DAGNY);
        return datasets.submit(Samples.submission(seed));
    }

    /// @dev Proposes, casts exactly so many of Astrid's votes in favour, and lets the vote end.
    function adoptWith(Batch memory batch, uint256 inFavour) private returns (uint256 proposalId) {
        proposalId = propose(batch);
        bytes memory weights = abi.encodePacked(uint128(0), uint128(inFavour), uint128(0));
        vm.prank(ASTRID);
        governor.castVoteWithReasonAndParams(proposalId, 255, "", weights);
        pass(governor.proposalDeadline(proposalId) + 1 - governor.clock());
    }
}
