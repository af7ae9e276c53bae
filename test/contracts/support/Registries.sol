// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {ModelCards} from "../../../contracts/registry/ModelCards.sol";
import {ModelRegistry} from "../../../contracts/registry/ModelRegistry.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {ConfigId, DatasetId, LineageId, RunId, VersionId} from "../../../contracts/types/Ids.sol";
import {FakeContext} from "./FakeContext.sol";
import {Samples} from "./Samples.sol";
import {Test} from "./Test.sol";

/// @dev The registries alone: the test is the timelock, {FakeContext} the governor, proposal 7 is executing.
///      A lineage with its base version is there, two approved training sets and an approved evaluation set.
abstract contract Registries is Test {
    address internal constant DAGNY = address(0xD0);
    address internal constant MALLORY = address(0xBAD);
    address internal constant TRAINER = address(0x7A);
    bytes32 internal constant REASON = keccak256("reason");
    uint48 internal constant CHALLENGE_WINDOW = 30;

    FakeContext internal context;
    DatasetRegistry internal datasets;
    ModelRegistry internal models;
    TrainingRuns internal runs;

    LineageId internal lineage;
    VersionId internal baseVersion;
    DatasetId[] internal trainingSets;
    DatasetId[] internal evaluationSets;

    function setUp() public virtual {
        vm.warp(1_700_000_000);
        context = new FakeContext();
        datasets = new DatasetRegistry(address(this), context, IReviews(address(0)), 0);
        models = deployModels(IReviews(address(0)));
        runs = TrainingRuns(payable(models.trainingRuns()));
        context.set(7);

        (lineage, baseVersion) = models.createLineage(
            "intents",
            Samples.commitment(0),
            Samples.noDescent(),
            "ipfs://base"
        );
        trainingSets.push(approvedDataset(1));
        trainingSets.push(approvedDataset(2));
        trainingSets = Samples.sort(trainingSets);
        evaluationSets.push(approvedDataset(3));
        runs.setTrainer(TRAINER, true);
    }

    function runSettings() internal virtual returns (ITrainingRuns.Settings memory) {
        return Samples.settings(CHALLENGE_WINDOW);
    }

    function deployModels(IReviews reviews) internal returns (ModelRegistry) {
        return
            new ModelRegistry(
                ModelRegistry.Parameters({
                    timelock: address(this),
                    governor: context,
                    datasets: datasets,
                    reviews: reviews,
                    cards: new ModelCards(),
                    runs: runSettings()
                })
            );
    }

    function submittedDataset(uint256 seed) internal returns (DatasetId id) {
        vm.prank(DAGNY);
        id = datasets.submit(Samples.submission(seed));
    }

    function approvedDataset(uint256 seed) internal returns (DatasetId id) {
        id = submittedDataset(seed);
        datasets.approve(id);
    }

    function config() internal view returns (IModelConfigs.Config memory) {
        return Samples.config(lineage, baseVersion, trainingSets, evaluationSets);
    }

    function approvedConfig() internal returns (ConfigId) {
        return models.approveConfig(config(), "ipfs://config");
    }

    function authorizedRun(bool release) internal returns (RunId) {
        ConfigId configId = models.configIdOf(config());
        if (models.config(configId).proposalId == 0) approvedConfig();
        return release ? runs.authorizeRelease(configId, 1 days, 0) : runs.authorize(configId, 1 days, 0);
    }

    function startedRun(bool release) internal returns (RunId runId) {
        runId = authorizedRun(release);
        vm.prank(TRAINER);
        runs.start(runId);
    }

    /// @dev The sample result of this seed, with the challenge window over.
    function submittedRun(uint256 seed, bool release) internal returns (RunId runId) {
        runId = startedRun(release);
        vm.prank(TRAINER);
        runs.submit(runId, Samples.result(seed), "ipfs://artifact");
        pass(CHALLENGE_WINDOW);
    }

    function finalizedVersion(uint256 seed, bool release) internal returns (VersionId) {
        return runs.finalize(submittedRun(seed, release));
    }

    /// @dev A version trained from `base`, as a finalised run records it; `seed` tells runs and artifacts apart.
    function derivedVersion(VersionId base, uint256 seed, bool release) internal returns (VersionId) {
        IModelConfigs.Config memory derived = config();
        derived.baseVersion = base;
        derived.configDigest = keccak256(abi.encode("config", seed));
        return recordedVersion(models.approveConfig(derived, ""), seed, release);
    }

    function recordedVersion(ConfigId configId, uint256 seed, bool release) internal returns (VersionId) {
        vm.prank(address(runs));
        return
            models.recordVersion(
                configId,
                RunId.wrap(seed),
                Samples.commitment(seed),
                keccak256(abi.encode("attestation", seed)),
                7,
                release
            );
    }

    /// @dev A lineage that descends from `parents`, in whatever order they are given.
    function descendant(string memory name, LineageId[] memory parents, uint16 share) internal returns (LineageId id) {
        (id, ) = models.createLineage(name, Samples.commitment(9), Samples.descent(parents, share), "");
    }

    function expectUnauthorized(address account) internal {
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, account));
    }
}
