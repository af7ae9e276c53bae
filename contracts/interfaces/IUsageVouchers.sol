// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Asset} from "../types/Asset.sol";
import {KindId} from "../types/Ids.sol";
import {ILicenseSeats} from "./ILicenseSeats.sol";

/// @title Pay per use
/// @notice A payer signs what it owes in all; whoever is paid shows the last signature, whenever it is worth the gas.
/// @dev A voucher's amount is cumulative: one covers any number of uses, and an older one is worth nothing beside it. It
///      is paid from what the payer deposited here and, where that is not enough, from the payer's allowance.
interface IUsageVouchers {
    /// @param payer Account that signs and pays.
    /// @param kind Kind of licence that is used; of form Use.
    /// @param channel Number by which the payer tells its services apart.
    /// @param cumulative All that the payer ever owes for the channel, in smallest units of the kind's currency.
    struct Voucher {
        address payer;
        KindId kind;
        uint256 channel;
        uint128 cumulative;
    }

    /// @param paid What was taken for the channel.
    /// @param closesAt Unix second from which no voucher is paid any more; 0 while the channel is open.
    struct Channel {
        uint128 paid;
        uint48 closesAt;
    }

    /// @param balance What vouchers may take.
    /// @param requested What the payer asked to have back. It may be due at any moment: only the rest stands for vouchers.
    /// @param unlocksAt Unix second from which it may be withdrawn; 0 where nothing was asked.
    struct Prepayment {
        uint256 balance;
        uint208 requested;
        uint48 unlocksAt;
    }

    /// @notice `amount` was added to what `payer`'s vouchers may take.
    event Prepaid(address indexed payer, Asset indexed asset, uint256 amount);

    /// @notice `payer` asked for `amount` of its prepayment; vouchers may take it until then.
    event WithdrawalRequested(address indexed payer, Asset indexed asset, uint256 amount, uint48 unlocksAt);

    /// @notice `payer` has `amount` of its prepayment back.
    event PrepaymentWithdrawn(address indexed payer, Asset indexed asset, uint256 amount);

    /// @notice A voucher was paid with `amount`, and the channel with `paid` in all.
    event VoucherSettled(
        address indexed payer,
        KindId indexed kind,
        uint256 indexed channel,
        uint256 amount,
        uint256 paid
    );

    /// @notice From `closesAt` on the payer owes nothing more for the channel.
    event ChannelClosing(address indexed payer, KindId indexed kind, uint256 indexed channel, uint48 closesAt);

    /// @notice `payer` did not sign this voucher.
    error ModelLicenseInvalidSignature(address payer);

    /// @notice The voucher adds nothing to what was paid, its payer has nothing, its channel is closed or its kind unknown.
    error ModelLicenseNothingDue(Voucher voucher);

    /// @notice Each voucher comes with one signature.
    error ModelLicenseLengthMismatch(uint256 vouchers, uint256 signatures);

    /// @notice The payer asked to close this channel before.
    error ModelLicenseChannelClosing(uint48 closesAt);

    /// @notice Nothing can be withdrawn before `unlocksAt`; 0 where nothing was asked for.
    error ModelLicenseLocked(uint48 unlocksAt);

    /// @notice `amount` is more than the prepayment.
    error ModelLicenseInsufficient(uint256 amount, uint256 balance);

    /// @notice Lets `payer`'s vouchers take `amount` of the caller's, sent along or approved.
    function prepay(address payer, Asset asset, uint256 amount) external payable;

    /// @notice As {prepay} for the caller itself, whose approval comes as an ERC-2612 signature.
    function prepayWithPermit(Asset asset, uint256 amount, ILicenseSeats.Permit calldata permit) external;

    /// @notice As {prepay} for `authorization.from`, with its ERC-3009 payment under the nonce {prepaymentNonceOf}.
    function prepayWithAuthorization(
        Asset asset,
        uint256 amount,
        ILicenseSeats.Authorization calldata authorization
    ) external;

    /// @notice Asks for `amount` of the caller's prepayment, instead of what it asked for before; 0 takes the wish back.
    function requestWithdrawal(Asset asset, uint208 amount) external;

    /// @notice Sends the caller what it asked for, as far as vouchers left it.
    function withdraw(Asset asset) external returns (uint256 amount);

    /// @notice Pays no voucher of the caller's channel after the delay, never again.
    function closeChannel(KindId kind, uint256 channel) external;

    /// @notice Takes what the voucher adds to what was paid, as far as the payer's prepayment and allowance go.
    function settle(Voucher calldata voucher, bytes calldata signature) external returns (uint256 amount);

    /// @notice As {settle} for each; those with nothing due or a wrong signature are passed over.
    /// @return count Number of vouchers that were paid.
    function settleMany(Voucher[] calldata vouchers, bytes[] calldata signatures) external returns (uint256 count);

    /// @notice Seconds between asking for a prepayment, or the end of a channel, and having it.
    function delay() external view returns (uint48);

    /// @notice What `payer` deposited and has not spent.
    function prepaymentOf(address payer, Asset asset) external view returns (Prepayment memory);

    /// @notice What was paid for the payer's channel, and when it closes.
    function channelOf(address payer, KindId kind, uint256 channel) external view returns (Channel memory);

    /// @notice The digest that the payer signs (EIP-712).
    function voucherDigest(Voucher calldata voucher) external view returns (bytes32);

    /// @notice keccak256(abi.encode("prepayment", salt)), the nonce of an ERC-3009 payment.
    function prepaymentNonceOf(bytes32 salt) external pure returns (bytes32);
}
