// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Asset} from "../types/Asset.sol";
import {DatasetId, RoundId, VersionId} from "../types/Ids.sol";
import {IDatasetRegistry} from "./IDatasetRegistry.sol";
import {IModelRegistry} from "./IModelRegistry.sol";
import {IPauses} from "./IPauses.sol";

/// @title Vault of what model versions earn
/// @notice What a version earns goes to the datasets behind it, by the weights of its config until a decision says others.
/// @dev Weights never change: others begin a new round, and each round's earnings are shared by its own weights for good.
///      A dataset is owed `received × weight ÷ 10 000` of a round, rounded down on the sum and not on each deposit, so
///      what rounding leaves behind is less than one unit a dataset, and is carried. Deposits and claims touch one
///      record each. Tokens whose balances change by themselves are not supported.
interface IRewardVault {
    /// @param payout Account that the dataset pays to at the time, and that signs.
    /// @param nonce The account's next one.
    /// @param deadline Unix seconds up to which the claim may be relayed.
    struct Claim {
        address payout;
        RoundId round;
        DatasetId dataset;
        Asset asset;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice From now on `version`'s earnings are shared by these weights.
    /// @param number One-based, within the version.
    /// @param proposalId Executed proposal that decided the weights; the one that approved the config, for its own.
    event RoundOpened(
        RoundId indexed round,
        VersionId indexed version,
        uint256 indexed proposalId,
        uint256 number,
        DatasetId[] datasets,
        uint16[] weights
    );

    /// @notice The version's present round received `amount`.
    event RewardDeposited(RoundId indexed round, Asset indexed asset, address indexed from, uint256 amount);

    /// @notice `payout` was paid what the dataset was owed.
    event RewardClaimed(
        RoundId indexed round,
        DatasetId indexed dataset,
        Asset indexed asset,
        address payout,
        uint256 amount
    );

    /// @notice What a revoked dataset was owed went to the treasury.
    event RewardReclaimed(RoundId indexed round, DatasetId indexed dataset, Asset indexed asset, uint256 amount);

    /// @notice The version was trained by no config and no decision gave it weights: nobody would be paid.
    error RewardVaultNoPayees(VersionId version);

    /// @notice Not 1 to 64 ascending datasets with a weight above zero each and 10 000 in sum, or no such version.
    error RewardVaultInvalidWeights(VersionId version);

    /// @notice The dataset is neither approved nor deprecated: it cannot be given a weight.
    error RewardVaultNotPayable(DatasetId dataset);

    /// @notice The dataset is revoked, or paused by the council: nothing of it is paid out.
    error RewardVaultFrozen(DatasetId dataset);

    /// @notice The dataset is not revoked: what it is owed stays its own.
    error RewardVaultNotRevoked(DatasetId dataset);

    /// @notice `account` is not the dataset's payout account.
    error RewardVaultNotPayout(DatasetId dataset, address account);

    /// @notice The dataset is owed nothing of the asset in this round.
    error RewardVaultNothingDue(RoundId round, DatasetId dataset, Asset asset);

    /// @notice The claim was to be relayed up to `deadline`.
    error RewardVaultExpired(uint256 deadline);

    /// @notice `payout` did not sign this claim.
    error RewardVaultInvalidSignature(address payout);

    /// @notice Gives `amount` of the caller's to the datasets behind `version`; a token's fee is theirs to bear.
    /// @dev The first deposit opens the version's round by its config, 64 datasets at most; every other is O(1).
    /// @return received What arrived.
    function deposit(VersionId version, Asset asset, uint256 amount) external payable returns (uint256 received);

    /// @notice Pays the caller what the dataset is owed. Its payout account only.
    function claim(RoundId round, DatasetId dataset, Asset asset) external returns (uint256 amount);

    /// @notice Pays the dataset's payout account, which signed (EIP-712; EIP-1271 for contracts), whoever relays it.
    function claimBySig(Claim calldata signedClaim, bytes calldata signature) external returns (uint256 amount);

    /// @notice Sends the treasury what a revoked dataset was owed: its revocation was the decision.
    function reclaim(RoundId round, DatasetId dataset, Asset asset) external returns (uint256 amount);

    /// @notice Opens the version's first round by its config's weights, as the first deposit would.
    function openRound(VersionId version) external returns (RoundId round);

    /// @notice Shares what `version` earns from now on by other weights. By decision only.
    /// @param ids Ascending, 1 to 64, each approved or deprecated.
    /// @param weights Ten-thousandths, each above zero; they add up to 10 000.
    function setWeights(
        VersionId version,
        DatasetId[] calldata ids,
        uint16[] calldata weights
    ) external returns (RoundId round);

    /// @notice Whether a deposit for `version` would find payees.
    function hasPayees(VersionId version) external view returns (bool);

    /// @notice Number of the version's present round; 0 before the first.
    function roundCount(VersionId version) external view returns (uint256);

    /// @notice What the dataset may be paid of the round now, frozen or not.
    function owed(RoundId round, DatasetId dataset, Asset asset) external view returns (uint256);

    /// @notice Ten-thousandths of the round that are the dataset's.
    function weightOf(RoundId round, DatasetId dataset) external view returns (uint16);

    /// @notice All that the round ever received.
    function receivedBy(RoundId round, Asset asset) external view returns (uint256);

    /// @notice All that the round paid for the dataset, to its payout account or to the treasury.
    function paidFor(RoundId round, DatasetId dataset, Asset asset) external view returns (uint256);

    /// @notice Whether claims of the dataset are held back now.
    function isFrozen(DatasetId dataset) external view returns (bool);

    /// @notice keccak256(abi.encode(version, number)).
    function roundIdOf(VersionId version, uint256 number) external pure returns (RoundId);

    /// @notice The registry of the datasets that are paid.
    function datasets() external view returns (IDatasetRegistry);

    /// @notice The registry of the versions that earn.
    function models() external view returns (IModelRegistry);

    /// @notice Who may hold claims of a dataset back for a time; zero for nobody.
    function council() external view returns (IPauses);
}
