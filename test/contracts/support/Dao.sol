// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernanceToken} from "../../../contracts/token/GovernanceToken.sol";
import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";
import {IGovernorLimits} from "../../../contracts/interfaces/IGovernorLimits.sol";
import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {AuditCouncil} from "../../../contracts/council/AuditCouncil.sol";
import {IGovernorTiers} from "../../../contracts/interfaces/IGovernorTiers.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {ModelCards} from "../../../contracts/registry/ModelCards.sol";
import {ModelRegistry} from "../../../contracts/registry/ModelRegistry.sol";
import {ReviewPanel} from "../../../contracts/review/ReviewPanel.sol";
import {ModelLicense} from "../../../contracts/rewards/ModelLicense.sol";
import {RewardVault} from "../../../contracts/rewards/RewardVault.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {TreasuryStreams} from "../../../contracts/treasury/TreasuryStreams.sol";
import {ClockMode} from "../../../contracts/types/ClockMode.sol";
import {Samples} from "./Samples.sol";
import {Test} from "./Test.sol";
import {TierTable} from "./TierTable.sol";

/// @dev The whole DAO, deployed as the Ignition module does it, with three holders who vote on what a test proposes.
abstract contract Dao is Test {
    uint256 internal constant ASTRID_KEY = 0xA57;
    address internal constant ASTRID = 0x21EBEb9f176a184dAbCB617A1376adFA10673556;
    address internal constant BJORN = address(0xB0);
    address internal constant CLARA = address(0xC0);
    address internal constant DAGNY = address(0xD0);
    address internal constant MALLORY = address(0xBAD);
    address internal constant TRAINER = address(0x7A);
    address internal constant GUARDIAN = address(0x6A);

    uint48 internal constant VOTING_DELAY = 3;
    uint32 internal constant VOTING_PERIOD = 100;
    uint48 internal constant VOTE_EXTENSION = 20;
    uint32 internal constant QUEUE_WINDOW = 200;
    uint32 internal constant EXECUTION_WINDOW = 1 days;
    uint48 internal constant GUARDIAN_TERM = 365 days;
    uint256 internal constant TIMELOCK_DELAY = 60;
    uint48 internal constant CHALLENGE_WINDOW = 30;
    uint256 internal constant SUPPLY = 1_000_000e18;

    GovernanceToken internal token;
    TimelockController internal timelock;
    AuditCouncil internal council;
    ModelGovernor internal governor;
    ReviewPanel internal reviews;
    DatasetRegistry internal datasets;
    ModelRegistry internal models;
    TrainingRuns internal runs;
    RewardVault internal vault;
    ModelLicense internal licenses;
    TreasuryStreams internal streams;

    uint256 private _nonce;

    function setUp() public virtual {
        vm.roll(1_000);
        vm.warp(1_700_000_000);
        deployDao(clockMode());
    }

    function clockMode() internal pure virtual returns (ClockMode) {
        return ClockMode.BlockNumber;
    }

    function deployDao(ClockMode mode) internal {
        timelock = new TimelockController(timelockDelay(), new address[](0), new address[](0), address(this));
        token = new GovernanceToken("Althing", "ALTH", mode, address(timelock), 200, holders(), amounts());
        council = deployCouncil();
        governor = new ModelGovernor(governorParameters());
        reviews = new ReviewPanel(address(timelock), governor);
        streams = new TreasuryStreams(address(timelock), governor);
        datasets = deployDatasets();
        models = deployModels();
        runs = TrainingRuns(payable(models.trainingRuns()));
        vault = new RewardVault(address(timelock), governor, datasets, models, council);
        licenses = new ModelLicense(address(timelock), governor, models, vault);

        governor.setTiers(TierTable.rules(datasets, models, runs));
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(governor));
        timelock.grantRole(timelock.CANCELLER_ROLE(), address(governor));
        timelock.grantRole(timelock.EXECUTOR_ROLE(), address(governor));
        timelock.renounceRole(timelock.DEFAULT_ADMIN_ROLE(), address(this));

        address[] memory all = holders();
        for (uint256 i; i < all.length; ++i) {
            vm.prank(all[i]);
            token.delegate(all[i]);
        }
        pass(1);
    }

    function timelockDelay() internal pure virtual returns (uint256) {
        return TIMELOCK_DELAY;
    }

    /// @dev Without members; tests of the council give it some.
    function deployCouncil() internal virtual returns (AuditCouncil) {
        return new AuditCouncil(address(timelock), new bytes[](0), 0);
    }

    /// @dev Without a bond; tests of bonds ask for one.
    function deployDatasets() internal virtual returns (DatasetRegistry) {
        return new DatasetRegistry(address(timelock), governor, reviews, 0);
    }

    function deployModels() internal virtual returns (ModelRegistry) {
        ITrainingRuns.Settings memory settings = Samples.settings(CHALLENGE_WINDOW);
        (settings.reviews, settings.pauses, settings.budget) = (reviews, council, streams);
        return
            new ModelRegistry(
                ModelRegistry.Parameters({
                    timelock: address(timelock),
                    governor: governor,
                    datasets: datasets,
                    reviews: reviews,
                    cards: new ModelCards(),
                    runs: settings
                })
            );
    }

    function governorParameters() internal view virtual returns (ModelGovernor.Parameters memory) {
        return
            ModelGovernor.Parameters({
                name: "Althing",
                token: token,
                timelock: timelock,
                votingDelay: VOTING_DELAY,
                votingPeriod: VOTING_PERIOD,
                voteExtension: VOTE_EXTENSION,
                proposalThreshold: 1_000e18,
                quorumNumerator: 400,
                tiers: tierRequirements(),
                queueWindow: QUEUE_WINDOW,
                executionWindow: EXECUTION_WINDOW,
                guardian: GUARDIAN,
                guardianTerm: GUARDIAN_TERM,
                daoURI: "ipfs://dao",
                limits: IGovernorLimits.Limits({maxVotingDelay: 1_000, minVotingPeriod: 10, maxVotingPeriod: 10_000})
            });
    }

    function tierRequirements() internal pure returns (IGovernorTiers.Requirements memory) {
        return
            IGovernorTiers.Requirements({
                modelQuorum: 800,
                modelApproval: 5_000,
                constitutionalQuorum: 2_000,
                constitutionalApproval: 6_667
            });
    }

    function holders() internal pure returns (address[] memory all) {
        all = new address[](3);
        (all[0], all[1], all[2]) = (ASTRID, BJORN, CLARA);
    }

    function amounts() internal pure returns (uint256[] memory all) {
        all = new uint256[](3);
        (all[0], all[1], all[2]) = (500_000e18, 300_000e18, 200_000e18);
    }

    /// @dev A batch of calls and the description that makes its id.
    struct Batch {
        address[] targets;
        uint256[] values;
        bytes[] calldatas;
        string description;
    }

    /// @dev One call, under a description that no other batch has.
    function batchOf(address target, bytes memory data) internal returns (Batch memory batch) {
        batch = emptyBatch(1);
        batch.targets[0] = target;
        batch.calldatas[0] = data;
    }

    function emptyBatch(uint256 length) internal returns (Batch memory batch) {
        batch.targets = new address[](length);
        batch.values = new uint256[](length);
        batch.calldatas = new bytes[](length);
        batch.description = string.concat("Proposal ", vm.toString(++_nonce));
    }

    function idOf(Batch memory batch) internal view returns (uint256) {
        return governor.hashProposal(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
    }

    function propose(Batch memory batch) internal returns (uint256 proposalId) {
        return propose(ASTRID, batch);
    }

    function propose(address proposer, Batch memory batch) internal returns (uint256 proposalId) {
        vm.prank(proposer);
        proposalId = governor.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        pass(governor.votingDelay() + 1);
    }

    /// @dev Proposes and lets Astrid's half of the supply carry it.
    function adopt(Batch memory batch) internal returns (uint256 proposalId) {
        proposalId = propose(batch);
        vm.prank(ASTRID);
        governor.castVote(proposalId, 1);
        pass(governor.proposalDeadline(proposalId) + 1 - governor.clock());
    }

    function queue(Batch memory batch) internal {
        governor.queue(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
        pass(timelock.getMinDelay() + 1);
    }

    function cancel(Batch memory batch) internal {
        governor.cancel(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
    }

    function execute(Batch memory batch) internal {
        governor.execute(batch.targets, batch.values, batch.calldatas, keccak256(bytes(batch.description)));
    }

    /// @dev The whole way: proposed, voted, queued, executed.
    function decide(Batch memory batch) internal returns (uint256 proposalId) {
        proposalId = adopt(batch);
        queue(batch);
        execute(batch);
    }

    function decide(address target, bytes memory data) internal returns (uint256 proposalId) {
        return decide(batchOf(target, data));
    }

    function assertState(uint256 proposalId, IGovernor.ProposalState expected) internal view {
        assertEq(uint256(governor.state(proposalId)), uint256(expected));
    }
}
