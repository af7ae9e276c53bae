// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Voting power of the DAO
/// @notice ERC-20 with delegation by past snapshots. New tokens come only by decision, and never fast.
interface IGovernanceToken {
    /// @notice `account` is not the timelock.
    error GovernanceTokenOnlyTimelock(address account);

    /// @notice `amount` would make the supply grow past the yearly cap; `available` may still be minted now.
    error GovernanceTokenMintCapExceeded(uint256 amount, uint256 available);

    /// @notice A growth of `capBps` ten-thousandths a year is more than doubling.
    error GovernanceTokenInvalidMintCap(uint16 capBps);

    /// @notice The initial holders and their amounts do not pair up, or there are none.
    error GovernanceTokenInvalidHolders(uint256 holders, uint256 amounts);

    /// @notice Creates `amount` for `to`. By decision only.
    /// @dev Trusts the timelock to act on executed proposals alone.
    function mint(address to, uint256 amount) external;

    /// @notice What may still be minted now: supply of a year ago, plus the cap, less the supply today.
    function mintable() external view returns (uint256);

    /// @notice The only account that may mint.
    function timelock() external view returns (address);

    /// @notice Greatest growth of the supply within any 365 days, in ten-thousandths of the supply at their beginning.
    function yearlyMintCapBps() external view returns (uint16);
}
