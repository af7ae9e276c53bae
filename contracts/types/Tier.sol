// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev How much consent a decision needs, from least to most. It follows from what a proposal calls, never from what it
///      says; what nobody has classified is constitutional.
enum Tier {
    Routine,
    Model,
    Constitutional
}
