// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {DatasetId, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {BatchTree} from "../support/BatchTree.sol";
import {Samples} from "../support/Samples.sol";
import {DaoVotes} from "./DaoVotes.sol";

/// @dev Lives in a DAO at random: holders vote decisions through or down, a contributor withdraws and admits, a trainer
///      trains, time passes, and Mallory, the guardian and everyone else try what is not theirs to do.
contract DaoHandler is DaoVotes {
    uint256 private constant REMEMBERED = 12;

    Batch[] private _queued;
    uint256 private _newest;

    /// @dev Reach probes: an invariant that never sees these above zero has proven nothing.
    uint256 public calls;
    uint256 public executions;
    uint256 public defeats;
    uint256 public expiries;
    uint256 public finalisations;
    uint256 public admissions;
    uint256 public vetoes;
    uint256 public attacks;

    bool public wasBypassed;
    bool public startedUnusable;
    bool public vetoRaisedApprovals;
    bool public executedTooLate;

    function adoptDecision(uint256 seed) external watched {
        ++calls;
        (address target, bytes memory data, Tier tier) = decision(seed);
        Batch memory batch = batchOf(target, data);
        if (!voteAtRandom(batch, tier, seed >> 64)) {
            ++defeats;
            return;
        }
        queue(batch);
        _newest = _queued.length < REMEMBERED ? _queued.length : (seed >> 32) % REMEMBERED;
        if (_newest == _queued.length) _queued.push(batch);
        else _queued[_newest] = batch;
    }

    /// @dev Mostly the newest, in time for half of the seeds: of those picked blindly most have expired.
    function executeDecision(uint256 seed) external watched {
        ++calls;
        if (_queued.length == 0) return;
        Batch memory batch = _queued[seed % 4 == 0 ? (seed >> 8) % _queued.length : _newest];
        uint256 id = idOf(batch);
        uint256 eta = governor.proposalEta(id);
        if (seed % 2 == 1 && vm.getBlockTimestamp() < eta) pass(eta - vm.getBlockTimestamp());
        bool isLate = vm.getBlockTimestamp() > eta + EXECUTION_WINDOW;
        try governor.execute(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description))) {
            isExecuted[id] = true;
            ++executions;
            if (isLate) executedTooLate = true;
        } catch {
            if (governor.state(id) == IGovernor.ProposalState.Expired) ++expiries;
        }
    }

    /// @dev The guardian vetoes something that is queued; whatever it does, nothing new is approved.
    function veto(uint256 seed) external watched {
        ++calls;
        if (_queued.length == 0 || seed % 4 != 0) return;
        Batch memory batch = _queued[(seed >> 8) % _queued.length];
        uint256 before = approvals();
        vm.prank(GUARDIAN);
        try governor.cancel(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description))) {
            ++vetoes;
        } catch {}
        if (approvals() > before) vetoRaisedApprovals = true;
    }

    /// @dev Dagny takes a submission back, or one of a batch that was approved into force.
    function contribute(uint256 seed) external watched {
        ++calls;
        uint256 i = 4 + (seed % 4);
        vm.startPrank(DAGNY);
        if (seed % 32 == 7) try datasets.withdraw(datasetIds[i], 0) {} catch {}
        try datasets.admit(datasetIds[i], batchRoot, BatchTree.proofOf(leafOf(9 - i < 4 ? 4 : 9 - i))) {
            ++admissions;
        } catch {}
        vm.stopPrank();
    }

    function train(uint256 seed) external watched {
        ++calls;
        RunId runId = anyRun(seed);
        ITrainingRuns.Result memory result = Samples.result(seed);
        if (seed % 5 == 0) result.metricAfter = result.metricBefore;

        bool isUsable = models.isUsable(configId);
        vm.startPrank(TRAINER);
        try runs.start(runId) {
            if (!isUsable) startedUnusable = true;
        } catch {}
        try runs.submit(runId, result, "") {} catch {}
        vm.stopPrank();
    }

    function finalize(uint256 seed) external watched {
        ++calls;
        try runs.finalize(anyRun(seed)) returns (VersionId versionId) {
            if (VersionId.unwrap(versionId) == 0) return;
            ++finalisations;
            if (versionIds.length < REMEMBERED) versionIds.push(versionId);
        } catch {}
    }

    function letPass(uint32 blocks) external {
        ++calls;
        pass(blocks % 16 == 0 ? EXECUTION_WINDOW : blocks % 200);
    }

    /// @dev Everyone who may not, tries each decision directly: alone, or as the timelock without an execution.
    function attack(uint256 seed) external watched {
        ++calls;
        ++attacks;
        address[6] memory attackers = [MALLORY, GUARDIAN, TRAINER, ASTRID, address(governor), address(timelock)];
        address attacker = attackers[(seed >> 128) % 6];
        (address target, bytes memory data, ) = decision(seed);
        // The token and the timelock's own settings ask for the timelock alone: they are there before the governor is.
        if (attacker == address(timelock) && (target == address(token) || target == address(timelock))) return;

        vm.prank(attacker);
        (bool success, ) = target.call(data);
        if (success) wasBypassed = true;
    }

    /// @dev Whether the DAO can still decide: a harmless proposal of all holders comes to its execution.
    function canDecide() external returns (bool) {
        Batch memory batch = batchOf(address(runs), abi.encodeCall(runs.setTrainer, (TRAINER, true)));
        uint256 id = propose(ASTRID, batch);
        for (uint256 i; i < 3; ++i) {
            vm.prank(holders()[i]);
            governor.castVote(id, 1);
        }
        pass(governor.proposalDeadline(id) + 1 - governor.clock());
        governor.queue(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
        pass(timelock.getMinDelay() + 1);
        execute(batch);
        return governor.state(id) == IGovernor.ProposalState.Executed;
    }

    function anyRun(uint256 seed) private view returns (RunId) {
        uint256 count = runs.runCount();
        uint256 age = (seed >> 8) % 3;
        return RunId.wrap(count > age ? count - age : 1);
    }

    function decision(uint256 seed) private view returns (address target, bytes memory data, Tier tier) {
        DatasetId id = datasetIds[(seed >> 8) % DATASETS];
        VersionId versionId = versionIds[(seed >> 16) % versionIds.length];
        uint256 kind = seed % 16;
        (target, tier) = (address(datasets), kind < 4 ? Tier.Routine : Tier.Model);
        if (kind == 0) return (target, abi.encodeCall(datasets.approve, (id)), tier);
        if (kind == 1) return (target, abi.encodeCall(datasets.reject, (id, 0)), tier);
        if (kind == 2) return (target, abi.encodeCall(datasets.approveBatch, (batchRoot, 2, "")), tier);
        if (kind == 4) return (target, abi.encodeCall(datasets.deprecate, (id, 0)), tier);
        if (kind == 5 && seed % 3 == 0) return (target, abi.encodeCall(datasets.revoke, (id, 0)), tier);
        target = address(models);
        if (kind == 6) return (target, abi.encodeCall(models.revoke, (versionId, 0)), tier);
        if (kind == 7) return (target, abi.encodeCall(models.release, (versionId)), tier);
        target = address(runs);
        if (kind == 3) return (target, abi.encodeCall(runs.cancel, (anyRun(seed), 0)), tier);
        if (kind < 10) return (target, abi.encodeCall(runs.authorizeRelease, (configId, 1 days, 0)), tier);
        if (kind < 12) return (target, abi.encodeCall(runs.authorize, (configId, 1 days, 0)), Tier.Routine);
        return constitutional(seed >> 4);
    }

    /// @dev Settings within their bounds and outside, new tokens, and what would take the DAO away from its holders.
    function constitutional(uint256 seed) private view returns (address target, bytes memory data, Tier tier) {
        (target, tier) = (address(governor), Tier.Constitutional);
        uint256 value = seed >> 8;
        uint256 kind = seed % 10;
        if (kind == 0) return (target, abi.encodeCall(governor.setVotingDelay, (uint48(value % 1_200))), tier);
        if (kind == 1) return (target, abi.encodeCall(governor.setVotingPeriod, (uint32(value % 600))), tier);
        if (kind == 2) return (target, abi.encodeCall(governor.setProposalThreshold, (value % 80_000e18)), tier);
        if (kind == 3) return (target, abi.encodeCall(governor.updateQuorumNumerator, (value % 6_000)), tier);
        if (kind == 4)
            return (target, abi.encodeCall(governor.setLateQuorumVoteExtension, (uint48(value % 600))), tier);
        if (kind == 5) return (target, abi.encodeCall(governor.setTierRequirements, (requirements(value))), tier);
        if (kind == 6) return (target, abi.encodeCall(governor.setGuardianTermEnd, (uint48(value % 2e9))), tier);
        target = address(timelock);
        if (kind == 7) {
            return (target, abi.encodeCall(timelock.revokeRole, (timelock.PROPOSER_ROLE(), address(governor))), tier);
        }
        if (kind == 8) return (target, abi.encodeCall(timelock.updateDelay, (value % 40 days)), tier);
        return (address(token), abi.encodeCall(token.mint, (BJORN, value % 10_000e18)), tier);
    }

    function requirements(uint256 value) private pure returns (IGovernorTiers.Requirements memory r) {
        r.modelQuorum = uint16(value % 5_500);
        r.modelApproval = uint16(4_800 + ((value >> 16) % 4_400));
        r.constitutionalQuorum = uint16(r.modelQuorum + ((value >> 32) % 1_000));
        r.constitutionalApproval = uint16(r.modelApproval + ((value >> 48) % 1_000));
    }
}
