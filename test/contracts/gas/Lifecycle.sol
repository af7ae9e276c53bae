// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {DatasetId, LineageId, NO_RUN, VersionId} from "../../../contracts/types/Ids.sol";
import {Dao} from "../support/Dao.sol";
import {Samples} from "../support/Samples.sol";

/// @dev One way to decide, step by step, each measured as a transaction of its own where the runner isolates calls
///      (`npm run bench:gas`). Whoever inherits says which governor decides over the registries.
abstract contract Lifecycle is Dao {
    uint256 private constant APPROVALS = 8;

    IGovernor internal subject;
    string internal label;
    DatasetId[] private _ids;
    LineageId private _lineage;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < 2 * APPROVALS + 3; ++i) {
            vm.prank(DAGNY);
            _ids.push(datasets.submit(Samples.submission(i)));
        }
    }

    function test_StepsOfALifecycle() public {
        GovernorSettings setter = GovernorSettings(payable(address(subject)));
        Batch memory founding = batchOf(
            address(models),
            abi.encodeCall(
                models.createLineage,
                ("intents", Samples.commitment(99), Samples.noDescent(), "ipfs://base")
            )
        );
        // Somebody else proposes first, so that what all proposals share is written, as it is in a DAO that lives.
        measure(CLARA, founding, "");
        _lineage = models.lineageIdOf("intents");

        measure(BJORN, approvals(0, 1), "first of its proposer, ");
        measure(BJORN, approvals(1, 1), "one approval, ");
        measure(BJORN, approvals(2, APPROVALS), "8 approvals, ");
        measure(BJORN, training(), "8 approvals, config and run, ");
        measure(
            BJORN,
            batchOf(address(datasets), abi.encodeCall(datasets.revoke, (_ids[0], "licence"))),
            "one revocation, "
        );
        measure(
            BJORN,
            batchOf(address(subject), abi.encodeCall(setter.setVotingDelay, (VOTING_DELAY))),
            "one setting, "
        );
        assertEq(runs.runCount(), 1);
    }

    /// @dev All of it by Astrid's and Björn's votes; an empty prefix is not written down.
    function measure(address proposer, Batch memory batch, string memory prefix) private {
        batch.description = string.concat(batch.description, TWO_HUNDRED_AND_SIXTY);
        bytes32 digest = keccak256(bytes(batch.description));

        vm.prank(proposer);
        uint256 id = subject.propose(batch.targets, batch.values, batch.calldatas, batch.description);
        write(prefix, "propose");
        pass(VOTING_DELAY + 1);

        vm.prank(ASTRID);
        subject.castVote(id, 1);
        write(prefix, "first vote");
        vm.prank(BJORN);
        subject.castVote(id, 1);
        write(prefix, "vote");
        pass(VOTING_PERIOD + 1);

        subject.queue(batch.targets, batch.values, batch.calldatas, digest);
        write(prefix, "queue");
        pass(TIMELOCK_DELAY + 1);

        subject.execute(batch.targets, batch.values, batch.calldatas, digest);
        write(prefix, "execute");
    }

    function write(string memory prefix, string memory step) internal {
        if (bytes(prefix).length > 0) vm.snapshotGasLastCall(label, string.concat(prefix, step));
    }

    function approvals(uint256 first, uint256 length) private returns (Batch memory batch) {
        batch = emptyBatch(length);
        approve(batch, first, length);
    }

    function approve(Batch memory batch, uint256 first, uint256 length) private view {
        for (uint256 i; i < length; ++i) {
            batch.targets[i] = address(datasets);
            batch.calldatas[i] = abi.encodeCall(datasets.approve, (_ids[first + i]));
        }
    }

    function training() private returns (Batch memory batch) {
        batch = emptyBatch(APPROVALS + 2);
        approve(batch, APPROVALS + 2, APPROVALS);
        DatasetId[] memory sets = new DatasetId[](APPROVALS - 1);
        for (uint256 i; i < APPROVALS - 1; ++i) sets[i] = _ids[APPROVALS + 2 + i];
        DatasetId[] memory evaluation = new DatasetId[](1);
        evaluation[0] = _ids[2 * APPROVALS + 1];
        VersionId base = models.versionIdOf(_lineage, NO_RUN, Samples.commitment(99).root);
        IModelConfigs.Config memory config = Samples.config(_lineage, base, Samples.sort(sets), evaluation);

        (batch.targets[APPROVALS], batch.targets[APPROVALS + 1]) = (address(models), address(runs));
        batch.calldatas[APPROVALS] = abi.encodeCall(models.approveConfig, (config, "ipfs://config"));
        batch.calldatas[APPROVALS + 1] = abi.encodeCall(runs.authorize, (models.configIdOf(config), 7 days, 0));
    }

    string private constant TWO_HUNDRED_AND_SIXTY =
        " approves what its readers were asked to read: a dataset of questions and answers, packed by its contributor,"
        " reviewed by two persons, with its licence and its preference about training in the manifest. Nothing in it"
        " is new to a reader of the last one. #proposer=0x0000";
}
