// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {RunId} from "../../../contracts/types/Ids.sol";
import {Reproducibility} from "../../../contracts/types/Reproducibility.sol";
import {Market} from "../support/Market.sol";
import {Samples} from "../support/Samples.sol";

/// @dev A trainer that turns the jury, honest or lazy, to its own use.
contract VerdictAbuseAttack is Market {
    /// @dev True weights under the digest of another folder: who checks a download by `sha256sum` would take that folder for
    ///      what holders put in force. Whoever repeats the run finds another commitment.
    function test_TheDigestOfAnotherFolderIsNotUpheld() public {
        for (uint256 lie; lie < 3; ++lie) {
            RunId runId = claimedRun(Reproducibility.BitExact);
            ITrainingRuns.Result memory result = Samples.result(5);
            if (lie == 0) result.artifact.dirHash1 = keccak256("SHA256SUMS of another folder");
            if (lie == 1) result.artifact.totalBytes += 1;
            if (lie == 2) result.artifact.fileCount += 1;
            vm.prank(TRAINER);
            runs.submit(runId, result, "");
            vm.prank(CHALLENGER);
            runs.dispute{value: DISPUTE_BOND}(runId, REASON);

            voteOfVerifiers(runId, 3, reported());

            assertStatus(runId, ITrainingRuns.RunStatus.Overturned);
        }
    }

    /// @dev The trainer disputes itself by another account, for no reason, and the jury upholds within a second. Holders keep
    ///      the whole window to cancel the run.
    function test_ADisputeMadeToFailTakesNoTimeFromTheHolders() public {
        RunId runId = disputedRun(Reproducibility.BitExact);
        uint256 windowEndsAt = vm.getBlockTimestamp() + CHALLENGE_WINDOW;
        voteOfVerifiers(runId, 3, reported());

        vm.warp(windowEndsAt - 1);
        vm.expectPartialRevert(ITrainingRuns.TrainingRunsWindowOpen.selector);
        runs.finalize(runId);
        runs.cancel(runId, REASON);
        assertStatus(runId, ITrainingRuns.RunStatus.Cancelled);
    }
}
