// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev What a second training of the same config must show: the same bytes, or a result that people judge.
enum Reproducibility {
    BitExact,
    Attested
}
