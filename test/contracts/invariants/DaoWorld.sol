// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {ConfigId, DatasetId, LineageId, NO_RUN, NO_VERSION, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {BatchTree} from "../support/BatchTree.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev A DAO that has begun: four datasets in force, a config of them, a batch of two that wait, two more submitted.
abstract contract DaoWorld is Dao {
    uint256 internal constant DATASETS = 8;
    uint256 private constant CONFIGURED = 4;
    uint256 private constant NEWEST = 4;

    DatasetId[] internal datasetIds;
    LineageId internal lineage;
    ConfigId internal configId;
    bytes32 internal batchRoot;
    VersionId[] internal versionIds;

    mapping(uint256 proposalId => bool) public isExecuted;

    bool public leftDeclaredEdges;
    mapping(DatasetId id => IDatasetRegistry.DatasetStatus) private _datasetSeen;
    mapping(VersionId id => IModelVersions.VersionStatus) private _versionSeen;

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
        batchRoot = BatchTree.node(leafOf(4), leafOf(5));
        (DatasetId[] memory training, DatasetId[] memory evaluation) = (new DatasetId[](3), new DatasetId[](1));
        for (uint256 i; i < 3; ++i) training[i] = datasetIds[i];
        evaluation[0] = datasetIds[3];
        lineage = models.lineageIdOf("intents");
        VersionId base = models.versionIdOf(lineage, NO_RUN, Samples.commitment(9).root);
        versionIds.push(base);
        IModelConfigs.Config memory config = Samples.config(lineage, base, Samples.sort(training), evaluation);
        configId = models.configIdOf(config);

        Batch memory batch = emptyBatch(CONFIGURED + 3);
        for (uint256 i; i < CONFIGURED; ++i) {
            batch.targets[i] = address(datasets);
            batch.calldatas[i] = abi.encodeCall(datasets.approve, (datasetIds[i]));
        }
        (batch.targets[4], batch.targets[5], batch.targets[6]) = (address(models), address(models), address(runs));
        batch.calldatas[4] = abi.encodeCall(
            models.createLineage,
            ("intents", Samples.commitment(9), Samples.noDescent(), "")
        );
        batch.calldatas[5] = abi.encodeCall(models.approveConfig, (config, ""));
        batch.calldatas[6] = abi.encodeCall(runs.setTrainer, (TRAINER, true));
        isExecuted[decide(batch)] = true;
        watch();
    }

    /// @dev After every step: no status may have gone where no edge leads.
    modifier watched() {
        _;
        watch();
    }

    /// @dev Whether everything that is in force names a proposal that was executed; of the runs the newest.
    function isAllDecided() external view returns (bool) {
        for (uint256 i; i < DATASETS; ++i) {
            IDatasetRegistry.Dataset memory dataset = datasets.dataset(datasetIds[i]);
            bool isSubmission =
                dataset.status == IDatasetRegistry.DatasetStatus.Submitted ||
                    dataset.status == IDatasetRegistry.DatasetStatus.Withdrawn;
            if (isSubmission ? dataset.proposalId != 0 : !isExecuted[dataset.proposalId]) return false;
        }
        if (!isExecuted[models.config(configId).proposalId]) return false;
        uint256 count = runs.runCount();
        for (uint256 i = count; i > 0 && i + NEWEST > count; --i) {
            if (!isExecuted[runs.run(RunId.wrap(i)).proposalId]) return false;
        }
        for (uint256 i; i < versionIds.length; ++i) {
            if (!isExecuted[models.version(versionIds[i]).proposalId]) return false;
        }
        return true;
    }

    /// @dev Whether the version in force is released, or there is none.
    function isInForceReleased() external view returns (bool) {
        VersionId versionId = models.inForce(lineage);
        IModelVersions.VersionStatus status = models.version(versionId).status;
        return versionId == NO_VERSION || status == IModelVersions.VersionStatus.Released;
    }

    /// @dev Whether no routine decision put the version in force there.
    function isInForceByModelDecision() external view returns (bool) {
        VersionId versionId = models.inForce(lineage);
        if (versionId == NO_VERSION) return true;
        return governor.proposalTier(models.version(versionId).proposalId) >= Tier.Model;
    }

    /// @dev Whether the timelock acts for the governor and for nobody else.
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

    /// @dev Approved datasets and whether a version is in force.
    function approvals() internal view returns (uint256 count) {
        for (uint256 i; i < DATASETS; ++i) {
            if (datasets.status(datasetIds[i]) == IDatasetRegistry.DatasetStatus.Approved) ++count;
        }
        if (!(models.inForce(lineage) == NO_VERSION)) ++count;
    }

    function leafOf(uint256 i) internal view returns (bytes32) {
        return BatchTree.leaf(datasetIds[i], Samples.submission(i).metadataDigest);
    }

    function watch() internal {
        for (uint256 i; i < DATASETS; ++i) {
            DatasetId id = datasetIds[i];
            IDatasetRegistry.DatasetStatus next = datasets.status(id);
            if (!isEdge(uint8(_datasetSeen[id]), uint8(next), DATASET_EDGES)) leftDeclaredEdges = true;
            _datasetSeen[id] = next;
        }
        for (uint256 i; i < versionIds.length; ++i) {
            VersionId id = versionIds[i];
            IModelVersions.VersionStatus next = models.version(id).status;
            if (!isEdge(uint8(_versionSeen[id]), uint8(next), VERSION_EDGES)) leftDeclaredEdges = true;
            _versionSeen[id] = next;
        }
    }

    /// @dev Pairs of states, from and to; what the states of contracts/README.md are drawn from. From None a step of the
    ///      handler may go two edges at once.
    bytes private constant DATASET_EDGES =
        hex"0001"
        hex"0002"
        hex"0102"
        hex"0104"
        hex"0106"
        hex"0203"
        hex"0205"
        hex"0305";
    bytes private constant VERSION_EDGES =
        hex"0001"
        hex"0002"
        hex"0102"
        hex"0104"
        hex"0203"
        hex"0302"
        hex"0204"
        hex"0304";

    function isEdge(uint8 from, uint8 to, bytes memory edges) private pure returns (bool) {
        if (from == to) return true;
        for (uint256 i; i < edges.length; i += 2) {
            if (uint8(edges[i]) == from && uint8(edges[i + 1]) == to) return true;
        }
        return false;
    }
}
