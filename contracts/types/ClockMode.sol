// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev What ERC-6372 timepoints count, for a token and every governor over it: blocks, or seconds where blocks are uneven.
enum ClockMode {
    BlockNumber,
    Timestamp
}
