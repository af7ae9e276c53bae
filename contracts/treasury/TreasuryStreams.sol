// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IBudget} from "../interfaces/IBudget.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {ITreasuryStreams} from "../interfaces/ITreasuryStreams.sol";
import {Governed} from "../registry/Governed.sol";
import {Asset, ETHER} from "../types/Asset.sol";

/// @title TreasuryStreams
/// @notice See {ITreasuryStreams}.
contract TreasuryStreams is ITreasuryStreams, Governed, ReentrancyGuardTransient {
    mapping(address recipient => mapping(Asset asset => Stream)) private _streams;

    constructor(address timelock_, IExecutionContext governor_) Governed(timelock_, governor_) {}

    /// @inheritdoc ITreasuryStreams
    function open(address recipient, Asset asset, Terms calldata terms, uint256 amount) external payable nonReentrant {
        uint256 proposalId = _decision();
        if (recipient == address(0) || terms.rate == 0 || terms.cap == 0 || terms.period == 0) {
            revert TreasuryStreamsInvalidTerms(recipient, terms);
        }
        Stream storage opened = _streams[recipient][asset];
        if (_isOpen(opened)) revert TreasuryStreamsAlreadyOpen(recipient, asset);

        uint256 received = asset.take(msg.sender, amount);
        opened.terms = terms;
        opened.updatedAt = Time.timestamp();
        opened.level = terms.cap;
        opened.funds = received;

        emit StreamOpened(recipient, asset, proposalId, terms, received);
    }

    /// @inheritdoc ITreasuryStreams
    function close(address recipient, Asset asset) external nonReentrant {
        uint256 proposalId = _decision();
        uint256 returned = _requireOpen(recipient, asset).funds;

        delete _streams[recipient][asset];

        emit StreamClosed(recipient, asset, proposalId, returned);
        asset.send(timelock, returned);
    }

    /// @inheritdoc ITreasuryStreams
    function fund(address recipient, Asset asset, uint256 amount) external payable nonReentrant {
        Stream storage funded = _requireOpen(recipient, asset);

        uint256 received = asset.take(msg.sender, amount);
        funded.funds += received;

        emit StreamFunded(recipient, asset, received);
    }

    /// @inheritdoc IBudget
    function draw(uint256 amount) external nonReentrant {
        _draw(ETHER, amount);
    }

    /// @inheritdoc ITreasuryStreams
    function claim(Asset asset, uint256 amount) external nonReentrant {
        _draw(asset, amount);
    }

    /// @inheritdoc IBudget
    function giveBack() external payable nonReentrant {
        Stream storage budget = _streams[msg.sender][ETHER];
        bool isOpen = _isOpen(budget);
        if (isOpen) {
            _setLevel(budget, Math.min(_levelOf(budget) + msg.value, budget.terms.cap));
            budget.funds += msg.value;
        }

        emit StreamGivenBack(msg.sender, msg.value);
        if (!isOpen) ETHER.send(timelock, msg.value);
    }

    /// @inheritdoc IBudget
    function available(address spender) external view returns (uint256) {
        return availableOf(spender, ETHER);
    }

    /// @inheritdoc ITreasuryStreams
    function stream(address recipient, Asset asset) external view returns (Stream memory) {
        return _streams[recipient][asset];
    }

    /// @inheritdoc ITreasuryStreams
    function availableOf(address recipient, Asset asset) public view returns (uint256) {
        Stream storage asked = _streams[recipient][asset];

        return _isOpen(asked) ? Math.min(_levelOf(asked), asked.funds) : 0;
    }

    function _draw(Asset asset, uint256 amount) private {
        Stream storage drawn = _requireOpen(msg.sender, asset);
        uint256 most = availableOf(msg.sender, asset);
        if (amount > most) revert TreasuryStreamsExceeded(msg.sender, asset, amount, most);

        _setLevel(drawn, _levelOf(drawn) - amount);
        drawn.funds -= amount;

        emit StreamDrawn(msg.sender, asset, amount);
        asset.send(msg.sender, amount);
    }

    /// @dev `level` never exceeds the cap, which has 128 bits.
    function _setLevel(Stream storage target, uint256 level) private {
        target.level = uint128(level);
        target.updatedAt = Time.timestamp();
    }

    function _levelOf(Stream storage asked) private view returns (uint256) {
        uint256 elapsed = Time.timestamp() - asked.updatedAt;

        return Math.min(asked.level + (elapsed * asked.terms.rate) / asked.terms.period, asked.terms.cap);
    }

    function _requireOpen(address recipient, Asset asset) private view returns (Stream storage found) {
        found = _streams[recipient][asset];
        if (!_isOpen(found)) revert TreasuryStreamsNotOpen(recipient, asset);
    }

    /// @dev Only an open stream has a period.
    function _isOpen(Stream storage asked) private view returns (bool) {
        return asked.terms.period != 0;
    }
}
