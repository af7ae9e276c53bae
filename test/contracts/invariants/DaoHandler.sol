// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {ConfigId, DatasetId, LineageId, NO_RUN, NO_VERSION, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev Lives in a DAO at random: holders vote decisions through, trainers train, and Mallory and the guardian try
///      everything that is theirs to try. Remembers what happened, so that invariants can be checked against it.
contract DaoHandler is Dao {
    uint256 private constant DATASETS = 4;

    DatasetId[] public datasetIds;
    LineageId public lineage;
    ConfigId public configId;
    IModelConfigs.Config private _config;
    Batch[] private _queued;

    mapping(uint256 proposalId => bool) public isExecuted;
    mapping(RunId id => uint256) public starts;

    /// @dev Reach probes: an invariant that never sees these above zero has proven nothing.
    uint256 public calls;
    uint256 public executions;
    uint256 public finalisations;
    uint256 public vetoes;
    uint256 public attacks;

    bool public wasBypassed;
    bool public startedUnusable;
    bool public vetoRaisedApprovals;

    /// @dev The fuzzer may call it, as it may call everything public: only the first time counts.
    function setUp() public override {
        if (address(governor) == address(0)) super.setUp();
    }

    constructor() {
        setUp();
        for (uint256 i; i < DATASETS; ++i) {
            vm.prank(DAGNY);
            datasetIds.push(datasets.submit(Samples.submission(i)));
        }
        (DatasetId[] memory training, DatasetId[] memory evaluation) = (new DatasetId[](3), new DatasetId[](1));
        for (uint256 i; i < 3; ++i) training[i] = datasetIds[i];
        evaluation[0] = datasetIds[3];
        lineage = models.lineageIdOf("intents");
        VersionId base = models.versionIdOf(lineage, NO_RUN, Samples.commitment(9).root);
        _config = Samples.config(lineage, base, Samples.sort(training), evaluation);
        configId = models.configIdOf(_config);

        Batch memory batch = emptyBatch(6);
        for (uint256 i; i < DATASETS; ++i) {
            batch.targets[i] = address(datasets);
            batch.calldatas[i] = abi.encodeCall(datasets.approve, (datasetIds[i]));
        }
        (batch.targets[4], batch.targets[5]) = (address(models), address(runs));
        batch.calldatas[4] = abi.encodeCall(
            models.createLineage,
            ("intents", Samples.commitment(9), Samples.noDescent(), "")
        );
        batch.calldatas[5] = abi.encodeCall(runs.setTrainer, (TRAINER, true));
        isExecuted[decide(batch)] = true;
        isExecuted[decide(address(models), abi.encodeCall(models.approveConfig, (_config, "")))] = true;
    }

    /// @dev Adopts and queues one decision.
    function adoptDecision(uint256 seed) external {
        ++calls;
        (address target, bytes memory data) = decision(seed);
        Batch memory batch = batchOf(target, data);
        adopt(batch);
        queue(batch);
        _queued.push(batch);
    }

    /// @dev Executes the first that can be, beginning anywhere: some were overtaken by others, some vetoed.
    function executeDecision(uint256 seed) external {
        ++calls;
        for (uint256 i; i < _queued.length; ++i) {
            Batch memory batch = _queued[addmod(seed, i, _queued.length)];
            try governor.execute(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description))) {
                isExecuted[idOf(batch)] = true;
                ++executions;
                return;
            } catch {}
        }
    }

    /// @dev The guardian vetoes something that is queued; whatever it does, nothing new is approved.
    function veto(uint256 seed) external {
        ++calls;
        if (_queued.length == 0 || seed % 4 != 0) return;
        Batch memory batch = _queued[seed % _queued.length];
        uint256 before = approvals();
        vm.prank(GUARDIAN);
        try governor.cancel(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description))) {
            ++vetoes;
        } catch {}
        if (approvals() > before) vetoRaisedApprovals = true;
    }

    function train(uint256 seed) external {
        ++calls;
        uint256 count = runs.runCount();
        if (count == 0) return;
        RunId runId = RunId.wrap(1 + (seed % count));
        ITrainingRuns.Result memory result = Samples.result(seed);
        if (seed % 5 == 0) result.metricAfter = result.metricBefore;

        bool isUsable = models.isUsable(configId);
        vm.prank(TRAINER);
        try runs.start(runId) {
            ++starts[runId];
            if (!isUsable) startedUnusable = true;
        } catch {}
        vm.prank(TRAINER);
        try runs.submit(runId, result, "") {} catch {}
    }

    function finalize(uint256 seed) external {
        ++calls;
        uint256 count = runs.runCount();
        if (count == 0) return;
        try runs.finalize(RunId.wrap(1 + (seed % count))) returns (VersionId) {
            ++finalisations;
        } catch {}
    }

    function letPass(uint16 blocks) external {
        ++calls;
        pass(blocks % 200);
    }

    /// @dev Everyone who may not, tries each decision directly: alone, or as the timelock without an execution.
    function attack(uint256 seed) external {
        ++calls;
        address[5] memory attackers = [MALLORY, GUARDIAN, TRAINER, address(governor), address(timelock)];
        address attacker = attackers[(seed >> 128) % 5];
        (address target, bytes memory data) = decision(seed);
        // The token asks for the timelock alone: it is there before the governor is.
        if (attacker == address(timelock) && target == address(token)) return;

        vm.prank(attacker);
        (bool success, ) = target.call(data);
        if (success) wasBypassed = true;
        ++attacks;
    }

    function decision(uint256 seed) private view returns (address target, bytes memory data) {
        DatasetId id = datasetIds[(seed >> 8) % DATASETS];
        VersionId versionId = models.inForce(lineage);
        uint256 kind = seed % 10;
        if (kind == 0) return (address(datasets), abi.encodeCall(datasets.approve, (id)));
        if (kind == 1) return (address(datasets), abi.encodeCall(datasets.deprecate, (id, 0)));
        if (kind == 2 && seed % 3 == 0) return (address(datasets), abi.encodeCall(datasets.revoke, (id, 0)));
        if (kind == 3) return (address(models), abi.encodeCall(models.revoke, (versionId, 0)));
        if (kind == 4) return (address(models), abi.encodeCall(models.release, (versionId)));
        if (kind == 5) return (address(runs), abi.encodeCall(runs.cancel, (RunId.wrap(1 + (seed % 3)), 0)));
        if (kind == 6) return (address(token), abi.encodeCall(token.mint, (BJORN, seed % 10_000e18)));
        return (address(runs), abi.encodeCall(runs.authorize, (configId, 1 days, seed % 2 == 0, 0)));
    }

    /// @dev Everything that says "in force" and the proposal that it names; 0 where nothing is claimed.
    function claims() external view returns (uint256[] memory proposalIds) {
        proposalIds = new uint256[](DATASETS + 2 + runs.runCount());
        for (uint256 i; i < DATASETS; ++i) proposalIds[i] = datasets.dataset(datasetIds[i]).proposalId;
        proposalIds[DATASETS] = models.config(configId).proposalId;
        proposalIds[DATASETS + 1] = models.version(models.inForce(lineage)).proposalId;
        for (uint256 i; i < runs.runCount(); ++i) {
            proposalIds[DATASETS + 2 + i] = runs.run(RunId.wrap(i + 1)).proposalId;
        }
    }

    function mostStarts() external view returns (uint256 most) {
        for (uint256 i = 1; i <= runs.runCount(); ++i) {
            if (starts[RunId.wrap(i)] > most) most = starts[RunId.wrap(i)];
        }
    }

    /// @dev Whether the version in force is released, or there is none.
    function isInForceReleased() external view returns (bool) {
        VersionId versionId = models.inForce(lineage);
        IModelVersions.VersionStatus status = models.version(versionId).status;
        return versionId == NO_VERSION || status == IModelVersions.VersionStatus.Released;
    }

    /// @dev Whether the timelock's roles are still those of the deployment.
    function areRolesUntouched() external view returns (bool) {
        bytes32[3] memory roles = [timelock.PROPOSER_ROLE(), timelock.CANCELLER_ROLE(), timelock.EXECUTOR_ROLE()];
        address[5] memory others = [MALLORY, GUARDIAN, TRAINER, ASTRID, address(0)];
        for (uint256 i; i < 3; ++i) {
            if (!timelock.hasRole(roles[i], address(governor))) return false;
            for (uint256 j; j < 5; ++j) if (timelock.hasRole(roles[i], others[j])) return false;
        }
        return timelock.hasRole(0, address(timelock)) && !timelock.hasRole(0, address(this));
    }

    function context() external view returns (uint256) {
        return governor.executingProposalId();
    }

    function supply() external view returns (uint256) {
        return token.totalSupply();
    }

    /// @dev Approved datasets and released versions.
    function approvals() public view returns (uint256 count) {
        for (uint256 i; i < DATASETS; ++i) {
            if (datasets.status(datasetIds[i]) == IDatasetRegistry.DatasetStatus.Approved) ++count;
        }
        VersionId versionId = models.inForce(lineage);
        if (models.version(versionId).status == IModelVersions.VersionStatus.Released) ++count;
    }
}
