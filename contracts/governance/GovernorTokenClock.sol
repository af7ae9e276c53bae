// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IGovernorTokenClock} from "../interfaces/IGovernorTokenClock.sol";
import {ClockMode} from "../types/ClockMode.sol";

/// @title GovernorTokenClock
/// @notice Extension of {GovernorVotes}: the token is asked once, at deployment, what its clock counts.
/// @dev Every step of a proposal asks for the time several times, about 900 gas a call to the token.
abstract contract GovernorTokenClock is IGovernorTokenClock, GovernorVotes {
    ClockMode private immutable _clockMode;

    constructor() {
        uint48 tokenClock = super.clock();
        if (tokenClock != Time.blockNumber() && tokenClock != Time.timestamp()) revert GovernorUnknownClock(tokenClock);

        _clockMode = tokenClock == Time.blockNumber() ? ClockMode.BlockNumber : ClockMode.Timestamp;
    }

    /// @inheritdoc GovernorVotes
    function clock() public view virtual override returns (uint48) {
        return _clockMode == ClockMode.BlockNumber ? Time.blockNumber() : Time.timestamp();
    }

    function CLOCK_MODE() public view virtual override returns (string memory) {
        return _clockMode == ClockMode.BlockNumber ? "mode=blocknumber&from=default" : "mode=timestamp";
    }
}
