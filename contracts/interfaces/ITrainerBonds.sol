// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @title Trainers and their bonds
/// @notice A decision admits a trainer; the trainer itself registers its hardware and a bond.
/// @dev Each run puts {ITrainingTerms-Terms.minBond} of the bond at stake, apart from the bond until the run ends: neither
///      an exit nor another run can touch it. What is free can leave after a delay, in which a decision may still take it.
interface ITrainerBonds {
    /// @param admitted Whether a decision lets the account train.
    /// @param bond Wei that the trainer can put at stake.
    /// @param unbonding Wei on their way out, which cannot be put at stake any more.
    /// @param unbondsAt Unix seconds from which `unbonding` can leave.
    /// @param hardwareDigest keccak256 of the declared hardware's text; 0 for who never registered.
    struct Trainer {
        bool admitted;
        uint96 bond;
        uint96 unbonding;
        uint48 unbondsAt;
        bytes32 hardwareDigest;
    }

    /// @notice A trainer was admitted or dismissed.
    event TrainerChanged(address indexed trainer, bool admitted, uint256 indexed proposalId);

    /// @notice A trainer declared what it trains on.
    event TrainerRegistered(address indexed trainer, bytes32 hardwareDigest, string hardware);

    /// @notice The trainer's free bond is `bond` wei now.
    event BondChanged(address indexed trainer, uint256 bond);

    /// @notice `unbonding` wei can leave at `unbondsAt`, in Unix seconds.
    event UnbondingStarted(address indexed trainer, uint256 unbonding, uint48 unbondsAt);

    /// @notice `amount` wei are no longer bonded.
    event Unbonded(address indexed trainer, uint256 amount);

    /// @notice A decision took `amount` wei of what the trainer had bonded.
    event TrainerSlashed(address indexed trainer, uint256 amount, uint256 indexed proposalId, bytes32 reasonDigest);

    /// @notice `account` is not an admitted trainer, or not the one that holds the run.
    error TrainerBondsNotTrainer(address account);

    /// @notice `account` never registered.
    error TrainerBondsNotRegistered(address account);

    /// @notice The declared hardware is empty or longer than 256 bytes.
    error TrainerBondsInvalidHardware(uint256 length);

    /// @notice `account` has `bond` wei free, and `needed` are asked for.
    error TrainerBondsInsufficient(address account, uint256 bond, uint256 needed);

    /// @notice Nothing of `account` can leave before `unbondsAt`; 0 where nothing is on its way.
    error TrainerBondsNotUnbonded(address account, uint48 unbondsAt);

    /// @notice The unbonding delay is longer than 90 days.
    error TrainerBondsInvalidDelay(uint48 unbondingDelay);

    /// @notice Admits or dismisses a trainer. By decision only.
    function setTrainer(address trainer, bool admitted) external;

    /// @notice Takes `amount` wei, or all there is, of a trainer's free and unbonding bond, for the timelock: for a lie that
    /// is found after its run is final. By decision only.
    function slashTrainer(address trainer, uint96 amount, bytes32 reasonDigest) external;

    /// @notice Declares the caller's hardware, again if it changed, and adds the value sent to its bond.
    /// @param hardware What the trainer runs on, in words, 1 to 256 bytes.
    function registerTrainer(string calldata hardware) external payable;

    /// @notice Adds the value sent to the caller's bond. Registered trainers only.
    function topUpBond() external payable;

    /// @notice Lets `amount` wei of the caller's free bond leave after the delay, which begins again for what waits already.
    function unbond(uint96 amount) external;

    /// @notice Credits the caller with what unbonded, see {IPullPayments-withdrawPayments}.
    function completeUnbonding() external;

    /// @notice The whole record; all zero for an unknown account.
    function trainerOf(address account) external view returns (Trainer memory);

    /// @notice Whether a decision lets `account` take and report runs.
    function isTrainer(address account) external view returns (bool);

    /// @notice Seconds between {unbond} and {completeUnbonding}.
    function unbondingDelay() external view returns (uint48);
}
