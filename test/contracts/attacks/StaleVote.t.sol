// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {Baseline} from "../../../contracts/types/Gate.sol";
import {RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Holders allowed a result to replace the base version. The trainer waits until they have put a better version in force,
///      and only then takes the run up: its gate asks for an improvement over the base alone, or for a bare number.
contract StaleVoteAttack is Registries {
    address private constant ACCOMPLICE = address(0xACC);

    function test_AResultAgainstTheBaseDoesNotReplaceWhatCameSince() public {
        assertNothingIsReplaced(Baseline.Base);
    }

    function test_AResultAgainstNothingDoesNotReplaceWhatCameSince() public {
        assertNothingIsReplaced(Baseline.Absolute);
    }

    /// @dev A lease that an accomplice lets lapse and takes over is no later vote either.
    function test_ATakeoverDoesNotMakeTheVoteYounger() public {
        runs.setTrainer(ACCOMPLICE, true);
        RunId late = authorizedAgainst(Baseline.Base);
        vm.prank(ACCOMPLICE);
        runs.start(late);
        VersionId newer = finalizedVersion(5, true);
        pass(runs.leaseDuration());

        assertCandidate(trained(late), newer);
        assertEq(VersionId.unwrap(runs.run(late).parent), VersionId.unwrap(baseVersion));
    }

    /// @dev While what they voted about is in force, the result comes into force as they said.
    function test_WithNothingNewerTheVoteCounts() public {
        RunId runId = authorizedAgainst(Baseline.Base);
        assertEq(VersionId.unwrap(runs.run(runId).parent), VersionId.unwrap(baseVersion));

        VersionId versionId = trained(runId);

        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(versionId));
    }

    /// @dev Whoever is measured against the version in force may start late: the gate compares with what is there.
    function test_AResultAgainstTheParentIsMeasuredAgainstWhatIsInForce() public {
        RunId late = authorizedAgainst(Baseline.Parent);
        assertEq(VersionId.unwrap(runs.run(late).parent), 0);
        VersionId newer = finalizedVersion(5, true);

        VersionId versionId = trained(late);

        assertEq(VersionId.unwrap(runs.run(late).parent), VersionId.unwrap(newer));
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(versionId));
    }

    /// @dev Holders took the version in force back, and with it everything: what they allowed before was to replace it by a
    ///      better one, and there is nothing left to be better than.
    function test_WhatHoldersEmptiedIsNotFilledByAnOldVote() public {
        RunId late = authorizedAgainst(Baseline.Parent);
        VersionId unfit = finalizedVersion(5, true);
        models.deprecate(baseVersion, REASON);
        models.revoke(unfit, REASON);
        assertEq(VersionId.unwrap(models.inForce(lineage)), 0);

        assertCandidate(trained(late), VersionId.wrap(0));
        assertEq(VersionId.unwrap(runs.run(late).parent), 0);
    }

    /// @dev What may not release replaces nothing, and says what was in force when it started.
    function test_ARunWithoutReleaseNamesWhatWasInForceAtItsStart() public {
        RunId late = runs.authorize(models.approveConfig(configAgainst(Baseline.Base), ""), 1 days, 0);
        VersionId newer = finalizedVersion(5, true);

        assertCandidate(trained(late), newer);
        assertEq(VersionId.unwrap(runs.run(late).parent), VersionId.unwrap(newer));
    }

    function assertNothingIsReplaced(Baseline baseline) private {
        RunId late = authorizedAgainst(baseline);
        VersionId newer = finalizedVersion(5, true);

        assertCandidate(trained(late), newer);
    }

    function assertCandidate(VersionId versionId, VersionId inForce) private view {
        assertTrue(models.version(versionId).status == IModelVersions.VersionStatus.Candidate, "candidate");
        assertEq(VersionId.unwrap(models.inForce(lineage)), VersionId.unwrap(inForce));
    }

    function authorizedAgainst(Baseline baseline) private returns (RunId) {
        return runs.authorizeRelease(models.approveConfig(configAgainst(baseline), ""), 1 days, 0);
    }

    function configAgainst(Baseline baseline) private view returns (IModelConfigs.Config memory another) {
        another = config();
        another.configDigest = keccak256("another");
        another.gate.baseline = baseline;
    }

    function trained(RunId runId) private returns (VersionId) {
        vm.startPrank(TRAINER);
        runs.start(runId);
        runs.submit(runId, Samples.result(6), "");
        vm.stopPrank();
        pass(CHALLENGE_WINDOW);
        return runs.finalize(runId);
    }
}
