// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {DataUse} from "../../../contracts/types/DataMiningPreference.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {FakeContext} from "../support/FakeContext.sol";
import {Samples} from "../support/Samples.sol";
import {Test} from "../support/Test.sol";

/// @dev The test is the timelock; {FakeContext} is the governor.
contract DatasetRegistryTest is Test {
    address private constant DAGNY = address(0xD0);
    address private constant MALLORY = address(0xBAD);
    bytes32 private constant REASON = keccak256("reason");

    FakeContext private context;
    DatasetRegistry private registry;
    DatasetId private datasetId;

    function setUp() public {
        vm.warp(1_700_000_000);
        context = new FakeContext();
        registry = new DatasetRegistry(address(this), context, IReviews(address(0)), 0);
        vm.prank(DAGNY);
        datasetId = registry.submit(Samples.submission(1));
        context.set(7);
    }

    function test_SubmitRecordsWhatWasSubmitted() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(2);
        DatasetId expectedId = registry.datasetIdOf(DAGNY, submission.commitment.root);

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
        DatasetId id = registry.submit(submission);

        IDatasetRegistry.Dataset memory expected = IDatasetRegistry.Dataset({
            contributor: DAGNY,
            decidedAt: 0,
            status: IDatasetRegistry.DatasetStatus.Submitted,
            dataMining: DataUse.NotAllowed,
            aiTraining: DataUse.Allowed,
            aiGenerativeTraining: DataUse.Constrained,
            aiInference: DataUse.Unspecified,
            payout: submission.payout,
            submittedAt: 1_700_000_000,
            commitment: submission.commitment,
            metadataDigest: submission.metadataDigest,
            proposalId: 0,
            reasonDigest: 0
        });
        assertEq(DatasetId.unwrap(id), DatasetId.unwrap(expectedId));
        assertEq(keccak256(abi.encode(registry.dataset(id))), keccak256(abi.encode(expected)));
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
            registry.submit(submission);
        }
    }

    function test_SubmitRefusesTheSameRootOfTheSameContributor() public {
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryAlreadySubmitted.selector, datasetId));
        vm.prank(DAGNY);
        registry.submit(Samples.submission(1));
    }

    /// @dev A copy of the manifest gets another id, and leaves the original as it was.
    function testFuzz_NobodySquatsAnothersDataset(address squatter, uint256 seed) public {
        vm.assume(squatter != DAGNY);
        bytes32 before = keccak256(abi.encode(registry.dataset(datasetId)));

        vm.prank(squatter);
        DatasetId copy = registry.submit(Samples.submission(1));
        vm.prank(DAGNY);
        DatasetId other = registry.submit(Samples.submission(2 + (seed % 1_000)));

        assertTrue(!(copy == datasetId) && !(other == copy), "ids differ");
        assertEq(keccak256(abi.encode(registry.dataset(datasetId))), before);
    }

    function test_WithdrawEndsASubmission() public {
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetWithdrawn(datasetId, REASON);
        vm.prank(DAGNY);
        registry.withdraw(datasetId, REASON);

        assertStatus(IDatasetRegistry.DatasetStatus.Withdrawn);
    }

    function test_WithdrawRefusesOthers() public {
        vm.expectRevert(
            abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryNotContributor.selector, datasetId, MALLORY)
        );
        vm.prank(MALLORY);
        registry.withdraw(datasetId, REASON);
    }

    function test_WithdrawRefusesWhatWasDecided() public {
        registry.approve(datasetId);

        expectUnexpectedStatus(IDatasetRegistry.DatasetStatus.Approved);
        vm.prank(DAGNY);
        registry.withdraw(datasetId, REASON);
    }

    function test_ApproveRecordsTheProposal() public {
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetApproved(datasetId, 7);
        registry.approve(datasetId);

        assertStatus(IDatasetRegistry.DatasetStatus.Approved);
        assertEq(registry.dataset(datasetId).proposalId, 7);
        assertEq(registry.dataset(datasetId).decidedAt, 1_700_000_000);
    }

    function test_RejectRecordsProposalAndReason() public {
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetRejected(datasetId, 7, REASON);
        registry.reject(datasetId, REASON);

        assertStatus(IDatasetRegistry.DatasetStatus.Rejected);
        assertEq(registry.dataset(datasetId).reasonDigest, REASON);
    }

    function test_DeprecateThenRevoke() public {
        registry.approve(datasetId);
        context.set(8);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetDeprecated(datasetId, 8, REASON);
        registry.deprecate(datasetId, REASON);
        assertStatus(IDatasetRegistry.DatasetStatus.Deprecated);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetRevoked(datasetId, 8, REASON);
        registry.revoke(datasetId, REASON);
        assertStatus(IDatasetRegistry.DatasetStatus.Revoked);
    }

    /// @dev Any two decisions in a row: only the declared edges are walked, everything else reverts.
    function testFuzz_StatusMovesAlongDeclaredEdges(uint8 first, uint8 second) public {
        tryDecision(first % 4);
        IDatasetRegistry.DatasetStatus from = registry.status(datasetId);
        tryDecision(second % 4);
        IDatasetRegistry.DatasetStatus to = registry.status(datasetId);

        assertTrue(from == to || isEdge(from, to), "declared edge");
    }

    function test_DecisionsNeedTimelockAndContext() public {
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        registry.approve(datasetId);

        context.set(0);
        expectUnauthorized(address(this));
        registry.approve(datasetId);
        expectUnauthorized(address(this));
        registry.reject(datasetId, REASON);
        expectUnauthorized(address(this));
        registry.deprecate(datasetId, REASON);
        expectUnauthorized(address(this));
        registry.revoke(datasetId, REASON);
    }

    /// @dev A dataset of nobody can be decided on by nobody.
    function testFuzz_UnknownIdsStayUnknown(bytes32 id) public {
        vm.assume(id != DatasetId.unwrap(datasetId));
        vm.expectPartialRevert(IDatasetRegistry.DatasetRegistryUnexpectedStatus.selector);
        registry.approve(DatasetId.wrap(id));
    }

    function tryDecision(uint8 decision) private {
        if (decision == 0) try registry.approve(datasetId) {} catch {}
        if (decision == 1) try registry.reject(datasetId, REASON) {} catch {}
        if (decision == 2) try registry.deprecate(datasetId, REASON) {} catch {}
        if (decision == 3) try registry.revoke(datasetId, REASON) {} catch {}
    }

    function isEdge(
        IDatasetRegistry.DatasetStatus from,
        IDatasetRegistry.DatasetStatus to
    ) private pure returns (bool) {
        if (from == IDatasetRegistry.DatasetStatus.Submitted) {
            return to == IDatasetRegistry.DatasetStatus.Approved || to == IDatasetRegistry.DatasetStatus.Rejected;
        }
        if (from == IDatasetRegistry.DatasetStatus.Approved) {
            return to == IDatasetRegistry.DatasetStatus.Deprecated || to == IDatasetRegistry.DatasetStatus.Revoked;
        }
        return from == IDatasetRegistry.DatasetStatus.Deprecated && to == IDatasetRegistry.DatasetStatus.Revoked;
    }

    function assertStatus(IDatasetRegistry.DatasetStatus expected) private view {
        assertEq(uint256(registry.status(datasetId)), uint256(expected));
    }

    function expectUnexpectedStatus(IDatasetRegistry.DatasetStatus status) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryUnexpectedStatus.selector, datasetId, status)
        );
    }

    function expectUnauthorized(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, account));
    }
}
