// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ClockMode} from "../../../contracts/types/ClockMode.sol";
import {GovernorBoundedQuorumTest} from "./GovernorBoundedQuorum.t.sol";
import {GovernorExpiryTest} from "./GovernorExpiry.t.sol";
import {GovernorLateQuorumTest} from "./GovernorLateQuorum.t.sol";
import {GovernorProposersTest} from "./GovernorProposers.t.sol";
import {GovernorTermGuardianTest} from "./GovernorTermGuardian.t.sol";
import {GovernorTiersTest} from "./GovernorTiers.t.sol";
import {VotersTest} from "./Voters.t.sol";

// Everything that depends on time, once more on a clock that counts seconds.

contract GovernorTiersOnSecondsTest is GovernorTiersTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}

contract GovernorExpiryOnSecondsTest is GovernorExpiryTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}

contract GovernorTermGuardianOnSecondsTest is GovernorTermGuardianTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}

contract GovernorProposersOnSecondsTest is GovernorProposersTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}

contract GovernorLateQuorumOnSecondsTest is GovernorLateQuorumTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}

contract GovernorBoundedQuorumOnSecondsTest is GovernorBoundedQuorumTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}

contract VotersOnSecondsTest is VotersTest {
    function clockMode() internal pure override returns (ClockMode) {
        return ClockMode.Timestamp;
    }
}
