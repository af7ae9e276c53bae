// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {ICouncilMembers} from "../../../contracts/interfaces/ICouncilMembers.sol";
import {IReviewers} from "../../../contracts/interfaces/IReviewers.sol";
import {DatasetId, VersionId} from "../../../contracts/types/Ids.sol";
import {IAgentIdentity} from "../../../contracts/interfaces/IAgentIdentity.sol";
import {CouncilFixture} from "../council/CouncilFixture.sol";
import {Samples} from "../support/Samples.sol";

/// @dev A council whose members agree on everything, in a DAO whose holders carry proposals and do not execute them. At
///      random it vetoes, pauses, ends pauses, and orders what only decisions may. What comes into force, it brought about.
contract CouncilHandler is CouncilFixture {
    uint256 private constant DATASETS = 3;
    uint256 private constant SUBJECTS = 24;

    DatasetId[] private _datasetIds;
    Batch[] private _carried;

    /// @dev Reach probes: an invariant that never sees these above zero has proven nothing.
    uint256 public calls;
    uint256 public vetoes;
    uint256 public pauses;
    uint256 public endedPauses;
    uint256 public orders;

    bool public wasObeyed;
    bool public hasVetoedTwice;
    bool public hasPausedTooSoon;

    /// @dev The fuzzer may call it, as it may call everything public: only the first time counts.
    function setUp() public override {
        if (address(governor) == address(0)) super.setUp();
    }

    constructor() {
        setUp();
        for (uint256 i; i < DATASETS; ++i) {
            vm.prank(DAGNY);
            _datasetIds.push(datasets.submit(Samples.submission(i)));
        }
    }

    /// @dev Holders take a decision some of the way to its execution.
    function carry(uint256 seed) external {
        ++calls;
        (address target, bytes memory data) = decision(seed >> 8);
        Batch memory batch = batchOf(target, data);
        if (seed % 3 == 0) propose(batch);
        else adopt(batch);
        if (seed % 3 == 2) queue(batch);
        _carried.push(batch);
    }

    function vetoOne(uint256 seed) external {
        ++calls;
        if (_carried.length == 0) return;
        Batch memory batch = _carried[seed % _carried.length];
        bool isCancelled = uint256(governor.state(idOf(batch))) == 2;
        ICouncilMembers.Agreement memory agreement = agree(vetoHash(idOf(batch), REASON), NEVER);
        try council.veto(governor, callsOf(batch), REASON, agreement) {
            ++vetoes;
            if (isCancelled) hasVetoedTwice = true;
        } catch {}
    }

    function pauseOne(uint256 seed) external {
        ++calls;
        bytes32 subject = bytes32(seed % SUBJECTS);
        uint256 from = council.pausableFrom(subject);
        uint256 duration = (seed >> 8) % 8 days;
        ICouncilMembers.Agreement memory agreement = agree(pauseHash(subject, duration, REASON), NEVER);
        try council.pause(governor, subject, duration, REASON, agreement) {
            ++pauses;
            if (block.timestamp < from) hasPausedTooSoon = true;
        } catch {}
    }

    function endOne(uint256 seed) external {
        ++calls;
        bytes32 subject = bytes32(seed % SUBJECTS);
        ICouncilMembers.Agreement memory agreement = agree(endPauseHash(subject, REASON), NEVER);
        try council.endPause(subject, REASON, agreement) {
            ++endedPauses;
        } catch {}
    }

    /// @dev The council, or one of its members, orders what a decision may.
    function order(uint256 seed) external {
        ++calls;
        address[3] memory who = [address(council), vm.addr(GUNNAR_KEY), vm.addr(HILDA_KEY)];
        (address target, bytes memory data) = decision(seed >> 8);
        vm.prank(who[seed % 3]);
        (bool isObeyed, ) = target.call(data);
        if (isObeyed) wasObeyed = true;
        ++orders;
    }

    function letPass(uint32 blocks) external {
        ++calls;
        pass(blocks % 5 days);
    }

    /// @dev How much is approved or released, and how many may review.
    function inForce() external view returns (uint256 count) {
        for (uint256 i; i < DATASETS; ++i) {
            if (datasets.status(_datasetIds[i]) == IDatasetRegistry.DatasetStatus.Approved) ++count;
        }
        if (VersionId.unwrap(models.inForce(models.lineageIdOf("intents"))) != 0) ++count;
        count += reviews.reviewerCount();
    }

    function isUnchanged() external view returns (bool) {
        return council.threshold() == 2 && council.members().length == 3 && token.totalSupply() == SUPPLY;
    }

    function pausedNow() external view returns (uint256 count) {
        for (uint256 i; i < SUBJECTS; ++i) {
            if (council.isPaused(bytes32(i))) ++count;
        }
    }

    function longestPause() external view returns (uint256 longest) {
        for (uint256 i; i < SUBJECTS; ++i) {
            uint256 endsAt = council.pauseEndsAt(bytes32(i));
            if (endsAt > block.timestamp + longest) longest = endsAt - block.timestamp;
        }
    }

    function decision(uint256 seed) private view returns (address, bytes memory) {
        uint256 kind = seed % 7;
        DatasetId datasetId = _datasetIds[(seed >> 8) % DATASETS];
        if (kind == 0) return (address(datasets), abi.encodeCall(datasets.approve, (datasetId)));
        if (kind == 1) {
            return (
                address(models),
                abi.encodeCall(models.createLineage, ("intents", Samples.commitment(9), Samples.noDescent(), ""))
            );
        }
        if (kind == 2) return (address(token), abi.encodeCall(token.mint, (MALLORY, 1)));
        if (kind == 3) return (address(council), abi.encodeCall(council.setMembers, (new bytes[](0), 0)));
        if (kind == 4) return (address(council), abi.encodeCall(council.overrule, (REASON)));
        if (kind == 5) return (address(governor), abi.encodeCall(governor.setProposalGuardian, (MALLORY)));
        IReviewers.Agent memory agent = IReviewers.Agent(IAgentIdentity(address(0)), 0);
        return (
            address(reviews),
            abi.encodeCall(reviews.setReviewer, (MALLORY, IReviewers.ReviewerKind.Person, agent))
        );
    }
}
