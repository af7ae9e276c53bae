// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IAgentIdentity} from "../../../contracts/interfaces/IAgentIdentity.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IReviewed} from "../../../contracts/interfaces/IReviewed.sol";
import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {IReviewPanel} from "../../../contracts/interfaces/IReviewPanel.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Samples} from "../support/Samples.sol";
import {CouncilFixture} from "./CouncilFixture.sol";

/// @dev Reviews and the council where they are asked: by the registries and the vault of a whole DAO.
contract WholeDaoTest is CouncilFixture {
    address private constant RUNA = address(0x2A);

    DatasetId private datasetId;

    function setUp() public override {
        super.setUp();
        vm.prank(DAGNY);
        datasetId = datasets.submit(Samples.submission(1));
    }

    function test_AnAdoptedApprovalWaitsForItsReview() public {
        requireReview();
        Batch memory batch = batchOf(address(datasets), abi.encodeCall(datasets.approve, (datasetId)));
        adopt(batch);
        queue(batch);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReviewed.ReviewedInsufficiently.selector,
                DatasetId.unwrap(datasetId),
                uint8(Tier.Routine)
            )
        );
        execute(batch);

        report(IReviewPanel.Verdict.Approve);
        execute(batch);
        assertTrue(datasets.status(datasetId) == IDatasetRegistry.DatasetStatus.Approved, "approved");
    }

    /// @dev The panel approves nothing: without a decision its reports change no status.
    function test_AReviewIsNoApproval() public {
        requireReview();
        report(IReviewPanel.Verdict.Approve);
        assertTrue(datasets.status(datasetId) == IDatasetRegistry.DatasetStatus.Submitted, "submitted");
    }

    /// @dev A reviewer that turns between vote and execution holds the approval back until it, or holders, think otherwise.
    function test_AReviewerMayThinkBetterOfIt() public {
        requireReview();
        report(IReviewPanel.Verdict.Approve);
        Batch memory batch = batchOf(address(datasets), abi.encodeCall(datasets.approve, (datasetId)));
        adopt(batch);
        queue(batch);
        report(IReviewPanel.Verdict.Reject);
        vm.expectPartialRevert(IReviewed.ReviewedInsufficiently.selector);
        execute(batch);

        decide(address(reviews), abi.encodeCall(reviews.setThreshold, (Tier.Routine, 0, 0)));
        execute(batch);
        assertTrue(datasets.status(datasetId) == IDatasetRegistry.DatasetStatus.Approved, "approved");
    }

    function test_APausedDatasetIsNotPaidForUntilThePauseEnds() public {
        decide(address(datasets), abi.encodeCall(datasets.approve, (datasetId)));
        assertTrue(!vault.isFrozen(datasetId), "paid");

        pause(DatasetId.unwrap(datasetId), 7 days);
        assertTrue(vault.isFrozen(datasetId), "frozen");
        vm.warp(vm.getBlockTimestamp() + 7 days);
        assertTrue(!vault.isFrozen(datasetId), "paid again");
    }

    /// @dev One reviewer, one approval of a person for what is routine.
    function requireReview() private {
        Batch memory batch = emptyBatch(2);
        (batch.targets[0], batch.targets[1]) = (address(reviews), address(reviews));
        batch.calldatas[0] = abi.encodeCall(
            reviews.setReviewer,
            (RUNA, IReviewers.ReviewerKind.Person, IReviewers.Agent(IAgentIdentity(address(0)), 0))
        );
        batch.calldatas[1] = abi.encodeCall(reviews.setThreshold, (Tier.Routine, 1, 1));
        decide(batch);
    }

    function report(IReviewPanel.Verdict verdict) private {
        vm.prank(RUNA);
        reviews.report(IReviewPanel.Finding(DatasetId.unwrap(datasetId), verdict, REASON, ""));
    }
}
