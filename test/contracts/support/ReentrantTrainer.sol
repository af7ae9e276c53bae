// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ITrainingRuns} from "../../../contracts/interfaces/ITrainingRuns.sol";
import {TrainingRuns} from "../../../contracts/training/TrainingRuns.sol";
import {RunId} from "../../../contracts/types/Ids.sol";

/// @dev A trainer that is a contract and, while it is paid, asks for everything again.
contract ReentrantTrainer {
    TrainingRuns private immutable RUNS;
    RunId private _runId;
    uint256 public refusals;

    constructor(TrainingRuns runs) {
        RUNS = runs;
    }

    receive() external payable {
        bytes[4] memory calls = [
            abi.encodeCall(RUNS.withdrawPayments, (address(this))),
            abi.encodeCall(RUNS.completeUnbonding, ()),
            abi.encodeCall(RUNS.finalize, (_runId)),
            abi.encodeCall(RUNS.unbond, (type(uint96).max))
        ];
        for (uint256 i; i < 4; ++i) {
            (bool success, ) = address(RUNS).call(calls[i]);
            if (!success) ++refusals;
        }
    }

    function train(RunId runId, ITrainingRuns.Result calldata result) external {
        _runId = runId;
        RUNS.start(runId);
        RUNS.submit(runId, result, "");
    }

    function exit(uint96 amount) external {
        RUNS.unbond(amount);
    }

    function collect() external {
        RUNS.completeUnbonding();
        RUNS.withdrawPayments(address(this));
    }

    function register() external payable {
        RUNS.registerTrainer{value: msg.value}("one GPU");
    }
}
