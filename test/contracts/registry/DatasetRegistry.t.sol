// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IReviewed} from "../../../contracts/interfaces/IReviewed.sol";
import {DataMiningPreference, DataUse} from "../../../contracts/types/DataMiningPreference.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {Datasets} from "../support/Datasets.sol";
import {FakeReviews} from "../support/FakeReviews.sol";
import {Samples} from "../support/Samples.sol";

contract DatasetRegistryTest is Datasets {
    function test_SubmitRecordsWhatWasSubmitted() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(2);
        DatasetId expectedId = registry.datasetIdOf(DAGNY, submission.commitment.root);
        vm.deal(DAGNY, BOND);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetSubmitted(
            expectedId,
            DAGNY,
            submission.commitment.root,
            submission.commitment.dirHash1,
            submission.commitment.totalBytes,
            submission.commitment.fileCount,
            submission.metadataDigest,
            submission.payout,
            submission.preference,
            submission.uri
        );
        vm.prank(DAGNY);
        DatasetId id = registry.submit{value: BOND}(submission);

        assertEq(DatasetId.unwrap(id), DatasetId.unwrap(expectedId));
        assertRecord(id, submittedRecord(2));
    }

    function test_SubmitRefusesWhatNamesNothing() public {
        for (uint256 missing; missing < 6; ++missing) {
            IDatasetRegistry.Submission memory submission = Samples.submission(3);
            if (missing == 0) submission.commitment.root = 0;
            if (missing == 1) submission.commitment.dirHash1 = 0;
            if (missing == 2) submission.commitment.totalBytes = 0;
            if (missing == 3) submission.commitment.fileCount = 0;
            if (missing == 4) submission.metadataDigest = 0;
            if (missing == 5) submission.payout = address(0);

            vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryInvalidSubmission.selector));
            registry.submit{value: BOND}(submission);
        }
    }

    function test_SubmitRefusesTheSameRootOfTheSameContributor() public {
        vm.deal(DAGNY, BOND);
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryAlreadySubmitted.selector, datasetId));
        vm.prank(DAGNY);
        registry.submit{value: BOND}(Samples.submission(1));
    }

    /// @dev A copy of the manifest gets another id, and leaves the original as it was.
    function testFuzz_NobodySquatsAnothersDataset(address squatter, uint256 seed) public {
        vm.assume(squatter != DAGNY);
        bytes32 before = keccak256(abi.encode(registry.dataset(datasetId)));

        DatasetId copy = submitted(squatter, 1);
        DatasetId other = submitted(DAGNY, 2 + (seed % 1_000));

        assertTrue(!(copy == datasetId) && !(other == copy), "ids differ");
        assertEq(keccak256(abi.encode(registry.dataset(datasetId))), before);
    }

    function test_WithdrawEndsASubmission() public {
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetWithdrawn(datasetId, REASON);
        withdraw(DAGNY, datasetId);

        IDatasetRegistry.Dataset memory expected = submittedRecord(1);
        expected.status = IDatasetRegistry.DatasetStatus.Withdrawn;
        expected.reasonDigest = REASON;
        assertRecord(datasetId, expected);
    }

    function test_WithdrawRefusesOthers() public {
        expectNotContributor(datasetId, MALLORY);
        withdraw(MALLORY, datasetId);
    }

    /// @dev The payout account is paid; it does not own the dataset.
    function test_WithdrawRefusesThePayoutAccount() public {
        expectNotContributor(datasetId, Samples.PAYOUT);
        withdraw(Samples.PAYOUT, datasetId);
    }

    function test_WithdrawRefusesWhatWasDecided() public {
        registry.approve(datasetId);

        expectUnexpectedStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
        withdraw(DAGNY, datasetId);
    }

    function test_ApproveRecordsTheProposal() public {
        vm.warp(NOW + 1 days);
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetApproved(datasetId, 7);
        registry.approve(datasetId);

        assertRecord(datasetId, decidedRecord(IDatasetRegistry.DatasetStatus.Approved, 7, 0));
    }

    function test_RejectRecordsProposalAndReason() public {
        vm.warp(NOW + 1 days);
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetRejected(datasetId, 7, REASON);
        registry.reject(datasetId, REASON);

        assertRecord(datasetId, decidedRecord(IDatasetRegistry.DatasetStatus.Rejected, 7, REASON));
    }

    function test_DeprecateThenRevoke() public {
        registry.approve(datasetId);
        vm.warp(NOW + 1 days);
        context.set(8);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetDeprecated(datasetId, 8, REASON);
        registry.deprecate(datasetId, REASON);
        assertRecord(datasetId, decidedRecord(IDatasetRegistry.DatasetStatus.Deprecated, 8, REASON));

        context.set(9);
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetRevoked(datasetId, 9, "");
        registry.revoke(datasetId, "");
        assertRecord(datasetId, decidedRecord(IDatasetRegistry.DatasetStatus.Revoked, 9, 0));
    }

    function test_RevokeEndsAnApproval() public {
        registry.approve(datasetId);

        registry.revoke(datasetId, REASON);

        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Revoked);
    }

    /// @dev Every status, every step: what is not a declared edge reverts with the status that it was tried from.
    function test_NoStepLeadsOffTheDeclaredEdges() public {
        for (uint8 from = 1; from <= 6; ++from) {
            for (uint8 step; step < 5; ++step) {
                DatasetId id = datasetIn(IDatasetRegistry.DatasetStatus(from), 100 + uint256(from) * 10 + step);
                if (isEdge(IDatasetRegistry.DatasetStatus(from), step)) continue;

                expectUnexpectedStatus(id, IDatasetRegistry.DatasetStatus(from));
                take(id, step);
            }
        }
    }

    /// @dev Any three steps in a row: only the declared edges are walked.
    function testFuzz_StatusMovesAlongDeclaredEdges(uint8[3] calldata steps) public {
        for (uint256 i; i < 3; ++i) {
            uint8 step = steps[i] % 5;
            IDatasetRegistry.DatasetStatus from = registry.status(datasetId);
            bool isDeclared = isEdge(from, step);
            (bool success, ) = address(this).call(abi.encodeCall(this.take, (datasetId, step)));

            assertTrue(success == isDeclared, "a step succeeds exactly along an edge");
            assertStatus(datasetId, isDeclared ? target(step) : from);
        }
    }

    function test_ADatasetThatNobodyMayTrainOnIsNeverApproved() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(2);
        submission.preference.aiTraining = DataUse.NotAllowed;
        DatasetId id = submitted(DAGNY, submission);

        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryTrainingNotAllowed.selector, id));
        registry.approve(id);

        registry.reject(id, REASON);
    }

    /// @dev What is said of other uses, or left open, is for those who vote to weigh.
    function test_EveryOtherPreferenceCanBeApproved() public {
        DataUse[3] memory open = [DataUse.Unspecified, DataUse.Allowed, DataUse.Constrained];
        for (uint256 i; i < 3; ++i) {
            IDatasetRegistry.Submission memory submission = Samples.submission(10 + i);
            submission.preference.aiTraining = open[i];
            submission.preference.aiGenerativeTraining = DataUse.NotAllowed;
            submission.preference.aiInference = DataUse.NotAllowed;
            DatasetId id = submitted(DAGNY, submission);

            registry.approve(id);

            assertStatus(id, IDatasetRegistry.DatasetStatus.Approved);
        }
    }

    function test_WhatIsSaidOfEachUseIsRecorded() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(2);
        submission.preference = DataMiningPreference({
            dataMining: DataUse.Unspecified,
            aiTraining: DataUse.NotAllowed,
            aiGenerativeTraining: DataUse.Allowed,
            aiInference: DataUse.Constrained
        });

        IDatasetRegistry.Dataset memory record = registry.dataset(submitted(DAGNY, submission));

        assertTrue(record.dataMining == DataUse.Unspecified, "data mining");
        assertTrue(record.aiTraining == DataUse.NotAllowed, "training");
        assertTrue(record.aiGenerativeTraining == DataUse.Allowed, "generative training");
        assertTrue(record.aiInference == DataUse.Constrained, "inference");
    }

    function test_ApproveAsksForReviewsOfTheRoutineTier() public {
        FakeReviews reviews = new FakeReviews();
        registry.setReviews(reviews);
        bytes32 subject = DatasetId.unwrap(datasetId);
        reviews.review(subject, Tier.Model);

        vm.expectRevert(abi.encodeWithSelector(IReviewed.ReviewedInsufficiently.selector, subject, Tier.Routine));
        registry.approve(datasetId);

        reviews.review(subject, Tier.Routine);
        registry.approve(datasetId);
        assertStatus(datasetId, IDatasetRegistry.DatasetStatus.Approved);
    }

    /// @dev To decline, to end and to take back needs no report of anyone.
    function test_EndingAStatusAsksForNoReviews() public {
        registry.approve(datasetId);
        DatasetId second = submitted(DAGNY, 2);
        registry.setReviews(new FakeReviews());

        registry.deprecate(datasetId, REASON);
        registry.revoke(datasetId, REASON);
        registry.reject(second, REASON);
    }

    function test_DecisionsNeedTheTimelock() public {
        for (uint8 step = 1; step < 5; ++step) {
            expectUnauthorized(MALLORY);
            vm.prank(MALLORY);
            take(datasetId, step);
        }
    }

    function test_DecisionsNeedAnExecutingProposal() public {
        context.set(0);
        for (uint8 step = 1; step < 5; ++step) {
            expectUnauthorized(address(this));
            take(datasetId, step);
        }
    }

    /// @dev A dataset of nobody can be decided on by nobody.
    function testFuzz_UnknownIdsStayUnknown(bytes32 id, uint8 step) public {
        vm.assume(id != DatasetId.unwrap(datasetId));
        expectUnexpectedStatus(DatasetId.wrap(id), IDatasetRegistry.DatasetStatus.None);
        take(DatasetId.wrap(id), 1 + (step % 4));
    }

    /// @dev 0 withdraws as the contributor; the rest are decisions.
    function take(DatasetId id, uint8 step) public {
        if (step == 0) withdraw(DAGNY, id);
        if (step == 1) registry.approve(id);
        if (step == 2) registry.reject(id, REASON);
        if (step == 3) registry.deprecate(id, REASON);
        if (step == 4) registry.revoke(id, REASON);
    }

    function target(uint8 step) private pure returns (IDatasetRegistry.DatasetStatus) {
        if (step == 0) return IDatasetRegistry.DatasetStatus.Withdrawn;
        if (step == 1) return IDatasetRegistry.DatasetStatus.Approved;
        if (step == 2) return IDatasetRegistry.DatasetStatus.Rejected;
        if (step == 3) return IDatasetRegistry.DatasetStatus.Deprecated;
        return IDatasetRegistry.DatasetStatus.Revoked;
    }

    function isEdge(IDatasetRegistry.DatasetStatus from, uint8 step) private pure returns (bool) {
        if (from == IDatasetRegistry.DatasetStatus.Submitted) return step <= 2;
        if (from == IDatasetRegistry.DatasetStatus.Approved) return step >= 3;
        return from == IDatasetRegistry.DatasetStatus.Deprecated && step == 4;
    }

    function datasetIn(IDatasetRegistry.DatasetStatus status, uint256 seed) private returns (DatasetId id) {
        id = submitted(DAGNY, seed);
        if (status == IDatasetRegistry.DatasetStatus.Withdrawn) take(id, 0);
        if (status == IDatasetRegistry.DatasetStatus.Rejected) take(id, 2);
        bool wasApproved =
            status == IDatasetRegistry.DatasetStatus.Approved ||
                status == IDatasetRegistry.DatasetStatus.Deprecated ||
                status == IDatasetRegistry.DatasetStatus.Revoked;
        if (wasApproved) take(id, 1);
        if (status == IDatasetRegistry.DatasetStatus.Deprecated) take(id, 3);
        if (status == IDatasetRegistry.DatasetStatus.Revoked) take(id, 4);
        assertStatus(id, status);
    }

    function submittedRecord(uint256 seed) private pure returns (IDatasetRegistry.Dataset memory) {
        IDatasetRegistry.Submission memory submission = Samples.submission(seed);

        return
            IDatasetRegistry.Dataset({
                contributor: DAGNY,
                decidedAt: 0,
                status: IDatasetRegistry.DatasetStatus.Submitted,
                dataMining: DataUse.NotAllowed,
                aiTraining: DataUse.Allowed,
                aiGenerativeTraining: DataUse.Constrained,
                aiInference: DataUse.Unspecified,
                payout: Samples.PAYOUT,
                submittedAt: NOW,
                commitment: submission.commitment,
                metadataDigest: submission.metadataDigest,
                proposalId: 0,
                reasonDigest: 0
            });
    }

    /// @dev The first sample, decided on a day after its submission.
    function decidedRecord(
        IDatasetRegistry.DatasetStatus status,
        uint256 proposalId,
        bytes32 reasonDigest
    ) private pure returns (IDatasetRegistry.Dataset memory record) {
        record = submittedRecord(1);
        record.status = status;
        record.decidedAt = NOW + 1 days;
        record.proposalId = proposalId;
        record.reasonDigest = reasonDigest;
    }

    function assertRecord(DatasetId id, IDatasetRegistry.Dataset memory expected) private view {
        assertEq(keccak256(abi.encode(registry.dataset(id))), keccak256(abi.encode(expected)));
    }
}
