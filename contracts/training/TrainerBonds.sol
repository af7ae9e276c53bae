// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ITrainerBonds} from "../interfaces/ITrainerBonds.sol";
import {PullPayments} from "../treasury/PullPayments.sol";
import {TrainingTerms} from "./TrainingTerms.sol";

/// @title TrainerBonds
/// @notice See {ITrainerBonds}.
abstract contract TrainerBonds is ITrainerBonds, TrainingTerms, PullPayments {
    uint48 private constant MAX_DELAY = 90 days;
    uint256 private constant MAX_HARDWARE_BYTES = 256;

    /// @inheritdoc ITrainerBonds
    uint48 public immutable unbondingDelay;

    mapping(address account => Trainer) private _trainers;

    constructor(uint48 unbondingDelay_) {
        if (unbondingDelay_ > MAX_DELAY) revert TrainerBondsInvalidDelay(unbondingDelay_);

        unbondingDelay = unbondingDelay_;
    }

    /// @inheritdoc ITrainerBonds
    function setTrainer(address trainer, bool admitted) external {
        uint256 proposalId = _decision();

        _trainers[trainer].admitted = admitted;

        emit TrainerChanged(trainer, admitted, proposalId);
    }

    /// @inheritdoc ITrainerBonds
    function slashTrainer(address trainer, uint96 amount, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Trainer storage record = _trainers[trainer];
        uint256 fromUnbonding = Math.min(amount, record.unbonding);
        uint256 fromBond = Math.min(amount - fromUnbonding, record.bond);

        record.unbonding -= _toWei(fromUnbonding);
        _takeFromBond(trainer, fromBond);
        _credit(timelock, fromUnbonding + fromBond);

        emit TrainerSlashed(trainer, fromUnbonding + fromBond, proposalId, reasonDigest);
    }

    /// @inheritdoc ITrainerBonds
    function registerTrainer(string calldata hardware) external payable {
        uint256 length = bytes(hardware).length;
        if (length == 0 || length > MAX_HARDWARE_BYTES) revert TrainerBondsInvalidHardware(length);

        bytes32 hardwareDigest = keccak256(bytes(hardware));
        _trainers[msg.sender].hardwareDigest = hardwareDigest;

        emit TrainerRegistered(msg.sender, hardwareDigest, hardware);

        _addToBond(msg.sender, msg.value);
    }

    /// @inheritdoc ITrainerBonds
    function topUpBond() external payable {
        if (_trainers[msg.sender].hardwareDigest == 0) revert TrainerBondsNotRegistered(msg.sender);

        _addToBond(msg.sender, msg.value);
    }

    /// @inheritdoc ITrainerBonds
    function unbond(uint96 amount) external {
        Trainer storage record = _trainers[msg.sender];
        _takeFromBond(msg.sender, amount);

        record.unbonding += amount;
        record.unbondsAt = Time.timestamp() + unbondingDelay;

        emit UnbondingStarted(msg.sender, record.unbonding, record.unbondsAt);
    }

    /// @inheritdoc ITrainerBonds
    function completeUnbonding() external {
        Trainer storage record = _trainers[msg.sender];
        uint256 amount = record.unbonding;
        if (amount == 0 || Time.timestamp() < record.unbondsAt) {
            revert TrainerBondsNotUnbonded(msg.sender, record.unbondsAt);
        }

        record.unbonding = 0;
        record.unbondsAt = 0;
        _credit(msg.sender, amount);

        emit Unbonded(msg.sender, amount);
    }

    /// @inheritdoc ITrainerBonds
    function trainerOf(address account) external view returns (Trainer memory) {
        return _trainers[account];
    }

    /// @inheritdoc ITrainerBonds
    function isTrainer(address account) public view returns (bool) {
        return _trainers[account].admitted;
    }

    /// @dev Reverts unless `account` holds the run of `holder` and is admitted still.
    function _requireHolder(address account, address holder) internal view {
        if (account != holder || !isTrainer(account)) revert TrainerBondsNotTrainer(account);
    }

    function _addToBond(address account, uint256 amount) internal {
        if (amount == 0) return;

        _trainers[account].bond += _toWei(amount);

        emit BondChanged(account, _trainers[account].bond);
    }

    function _takeFromBond(address account, uint256 amount) internal {
        uint96 free = _trainers[account].bond;
        if (free < amount) revert TrainerBondsInsufficient(account, free, amount);
        if (amount == 0) return;

        _trainers[account].bond = free - _toWei(amount);

        emit BondChanged(account, _trainers[account].bond);
    }

    /// @dev Loses nothing: all ether there will ever be is below 2^96 wei.
    function _toWei(uint256 amount) private pure returns (uint96) {
        return uint96(amount);
    }
}
