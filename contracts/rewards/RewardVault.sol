// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IDatasetRegistry} from "../interfaces/IDatasetRegistry.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IPauses} from "../interfaces/IPauses.sol";
import {IRewardVault} from "../interfaces/IRewardVault.sol";
import {Governed} from "../registry/Governed.sol";
import {Asset} from "../types/Asset.sol";
import {DatasetId, RoundId, VersionId} from "../types/Ids.sol";
import {RewardRounds} from "./RewardRounds.sol";

/// @title RewardVault
/// @notice See {IRewardVault}.
contract RewardVault is RewardRounds, EIP712, Nonces, ReentrancyGuardTransient {
    bytes32 private constant CLAIM_TYPEHASH = keccak256(
        "Claim(address payout,bytes32 round,bytes32 dataset,address asset,uint256 nonce,uint256 deadline)"
    );

    /// @inheritdoc IRewardVault
    IPauses public immutable council;

    /// @inheritdoc IRewardVault
    mapping(RoundId round => mapping(Asset asset => uint256)) public receivedBy;

    /// @inheritdoc IRewardVault
    mapping(RoundId round => mapping(DatasetId dataset => mapping(Asset asset => uint256))) public paidFor;

    constructor(
        address timelock_,
        IExecutionContext governor_,
        IDatasetRegistry datasets_,
        IModelRegistry models_,
        IPauses council_
    ) Governed(timelock_, governor_) RewardRounds(datasets_, models_) EIP712("RewardVault", "1") {
        council = council_;
    }

    /// @inheritdoc IRewardVault
    /// @dev Counts what arrived after the call that brings it: nothing may be entered in between.
    function deposit(
        VersionId version,
        Asset asset,
        uint256 amount
    ) external payable nonReentrant returns (uint256 received) {
        RoundId round = _presentRound(version);

        received = asset.take(msg.sender, amount);
        receivedBy[round][asset] += received;

        emit RewardDeposited(round, asset, msg.sender, received);
    }

    /// @inheritdoc IRewardVault
    function claim(RoundId round, DatasetId dataset, Asset asset) external nonReentrant returns (uint256) {
        return _claim(msg.sender, round, dataset, asset);
    }

    /// @inheritdoc IRewardVault
    function claimBySig(
        Claim calldata signedClaim,
        bytes calldata signature
    ) external nonReentrant returns (uint256 amount) {
        if (Time.timestamp() > signedClaim.deadline) revert RewardVaultExpired(signedClaim.deadline);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(CLAIM_TYPEHASH, signedClaim)));
        if (!SignatureChecker.isValidSignatureNowCalldata(signedClaim.payout, digest, signature)) {
            revert RewardVaultInvalidSignature(signedClaim.payout);
        }
        _useCheckedNonce(signedClaim.payout, signedClaim.nonce);

        return _claim(signedClaim.payout, signedClaim.round, signedClaim.dataset, signedClaim.asset);
    }

    /// @inheritdoc IRewardVault
    function reclaim(RoundId round, DatasetId dataset, Asset asset) external nonReentrant returns (uint256 amount) {
        if (!_isRevoked(dataset)) revert RewardVaultNotRevoked(dataset);

        amount = _settle(round, dataset, asset);

        emit RewardReclaimed(round, dataset, asset, amount);
        asset.send(timelock, amount);
    }

    /// @inheritdoc IRewardVault
    function isFrozen(DatasetId dataset) public view returns (bool) {
        return _isRevoked(dataset) || (address(council) != address(0) && council.isPaused(DatasetId.unwrap(dataset)));
    }

    /// @inheritdoc IRewardVault
    function owed(RoundId round, DatasetId dataset, Asset asset) public view returns (uint256) {
        uint256 share = Math.mulDiv(receivedBy[round][asset], weightOf[round][dataset], BPS);

        return share - paidFor[round][dataset][asset];
    }

    function _claim(address account, RoundId round, DatasetId dataset, Asset asset) private returns (uint256 amount) {
        if (datasets.payoutOf(dataset) != account) revert RewardVaultNotPayout(dataset, account);
        if (isFrozen(dataset)) revert RewardVaultFrozen(dataset);

        amount = _settle(round, dataset, asset);

        emit RewardClaimed(round, dataset, asset, account, amount);
        asset.send(account, amount);
    }

    /// @dev Books all that the dataset is owed as paid.
    function _settle(RoundId round, DatasetId dataset, Asset asset) private returns (uint256 amount) {
        amount = owed(round, dataset, asset);
        if (amount == 0) revert RewardVaultNothingDue(round, dataset, asset);

        paidFor[round][dataset][asset] += amount;
    }

    function _isRevoked(DatasetId dataset) private view returns (bool) {
        return datasets.status(dataset) == IDatasetRegistry.DatasetStatus.Revoked;
    }
}
