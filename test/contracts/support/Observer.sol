// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ModelGovernor} from "../../../contracts/governance/ModelGovernor.sol";

/// @dev What a proposal may call: it remembers the context it saw, and executes another batch in between where told so.
contract Observer {
    ModelGovernor private immutable GOVERNOR;
    uint256[] public seen;
    bytes public inner;

    constructor(ModelGovernor governor) {
        GOVERNOR = governor;
    }

    function arm(bytes calldata innerCall) external {
        inner = innerCall;
    }

    function observe() external {
        seen.push(GOVERNOR.executingProposalId());
        bytes memory innerCall = inner;
        if (innerCall.length == 0) return;

        delete inner;
        (bool success, bytes memory reason) = address(GOVERNOR).call(innerCall);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(reason, 32), mload(reason))
            }
        }
        seen.push(GOVERNOR.executingProposalId());
    }

    function count() external view returns (uint256) {
        return seen.length;
    }
}
