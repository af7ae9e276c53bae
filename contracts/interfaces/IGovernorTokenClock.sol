// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title A governor on its token's clock
interface IGovernorTokenClock {
    /// @notice The token's clock counts neither blocks nor seconds.
    error GovernorUnknownClock(uint48 tokenClock);
}
