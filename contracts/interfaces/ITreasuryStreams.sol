// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Asset} from "../types/Asset.sol";
import {IBudget} from "./IBudget.sol";

/// @title The treasury's streams
/// @notice What the treasury sets aside for one recipient: released over time, at most a cap at once, back on closing.
/// @dev A stream is a bucket that starts full: whatever happens, within any `t` seconds at most cap + rate × t ÷ period
///      leaves it. There is one stream for each recipient and asset; a recipient's ETH stream is its {IBudget}.
///      Tokens whose balances change by themselves are not supported.
interface ITreasuryStreams is IBudget {
    /// @param rate Units of the asset that are released a period.
    /// @param cap Most units that can be taken at once; what is released above it waits in the funds.
    /// @param period Seconds.
    struct Terms {
        uint128 rate;
        uint128 cap;
        uint48 period;
    }

    /// @param level Units that could be taken at `updatedAt`.
    /// @param funds Units that are set aside and not taken.
    struct Stream {
        Terms terms;
        uint48 updatedAt;
        uint128 level;
        uint256 funds;
    }

    /// @notice `recipient` may take `asset` by `terms`, as far as the funds go.
    event StreamOpened(
        address indexed recipient,
        Asset indexed asset,
        uint256 indexed proposalId,
        Terms terms,
        uint256 funds
    );

    /// @notice Somebody added to a stream's funds.
    event StreamFunded(address indexed recipient, Asset indexed asset, uint256 amount);

    /// @notice `recipient` took `amount`.
    event StreamDrawn(address indexed recipient, Asset indexed asset, uint256 amount);

    /// @notice `recipient` gave back `amount` wei; they went on to the treasury where its stream is closed.
    event StreamGivenBack(address indexed recipient, uint256 amount);

    /// @notice The stream ended; what was left is the treasury's again.
    event StreamClosed(address indexed recipient, Asset indexed asset, uint256 indexed proposalId, uint256 returned);

    /// @notice Terms without a rate, a cap or a period, or no recipient.
    error TreasuryStreamsInvalidTerms(address recipient, Terms terms);

    /// @notice The recipient has a stream of this asset.
    error TreasuryStreamsAlreadyOpen(address recipient, Asset asset);

    /// @notice The recipient has no stream of this asset.
    error TreasuryStreamsNotOpen(address recipient, Asset asset);

    /// @notice `amount` is more than `available`.
    error TreasuryStreamsExceeded(address recipient, Asset asset, uint256 amount, uint256 available);

    /// @notice Opens a stream with `amount` of the treasury, sent along or approved by it before. By decision only.
    function open(address recipient, Asset asset, Terms calldata terms, uint256 amount) external payable;

    /// @notice Ends a stream and sends what is left to the treasury. By decision only.
    function close(address recipient, Asset asset) external;

    /// @notice Adds the caller's `amount` to an open stream's funds; its terms stay.
    function fund(address recipient, Asset asset, uint256 amount) external payable;

    /// @notice Sends `amount` of the caller's own stream to the caller.
    function claim(Asset asset, uint256 amount) external;

    /// @notice Units of `asset` that `recipient` may take now.
    function availableOf(address recipient, Asset asset) external view returns (uint256);

    /// @notice The whole record; all zero where no stream is open.
    function stream(address recipient, Asset asset) external view returns (Stream memory);
}
