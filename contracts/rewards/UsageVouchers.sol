// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ILicenseSeats} from "../interfaces/ILicenseSeats.sol";
import {IUsageVouchers} from "../interfaces/IUsageVouchers.sol";
import {Asset} from "../types/Asset.sol";
import {KindId} from "../types/Ids.sol";
import {LicensePayments} from "./LicensePayments.sol";
import {RevenueSplit} from "./RevenueSplit.sol";

/// @title UsageVouchers
/// @notice See {IUsageVouchers}.
abstract contract UsageVouchers is IUsageVouchers, RevenueSplit, LicensePayments, EIP712 {
    bytes32 private constant VOUCHER_TYPEHASH = keccak256(
        "Voucher(address payer,bytes32 kind,uint256 channel,uint128 cumulative)"
    );

    /// @inheritdoc IUsageVouchers
    uint48 public constant delay = 3 days;

    mapping(address payer => mapping(Asset asset => Prepayment)) private _prepayments;
    mapping(address payer => mapping(KindId kind => mapping(uint256 channel => Channel))) private _channels;

    /// @inheritdoc IUsageVouchers
    function prepay(address payer, Asset asset, uint256 amount) external payable nonReentrant {
        _prepay(payer, asset, asset.take(msg.sender, amount));
    }

    /// @inheritdoc IUsageVouchers
    function prepayWithPermit(Asset asset, uint256 amount, ILicenseSeats.Permit calldata permit) external nonReentrant {
        _permit(asset, amount, permit);
        _prepay(msg.sender, asset, asset.take(msg.sender, amount));
    }

    /// @inheritdoc IUsageVouchers
    function prepayWithAuthorization(
        Asset asset,
        uint256 amount,
        ILicenseSeats.Authorization calldata authorization
    ) external nonReentrant {
        bytes32 nonce = prepaymentNonceOf(authorization.salt);
        _prepay(authorization.from, asset, _takeAuthorized(asset, amount, authorization, nonce));
    }

    /// @inheritdoc IUsageVouchers
    function requestWithdrawal(Asset asset, uint208 amount) external {
        Prepayment storage account = _prepayments[msg.sender][asset];
        if (amount > account.balance) revert ModelLicenseInsufficient(amount, account.balance);

        account.requested = amount;
        account.unlocksAt = amount == 0 ? 0 : Time.timestamp() + delay;

        emit WithdrawalRequested(msg.sender, asset, amount, account.unlocksAt);
    }

    /// @inheritdoc IUsageVouchers
    function withdraw(Asset asset) external nonReentrant returns (uint256 amount) {
        Prepayment storage account = _prepayments[msg.sender][asset];
        if (account.unlocksAt == 0 || Time.timestamp() < account.unlocksAt) {
            revert ModelLicenseLocked(account.unlocksAt);
        }

        amount = Math.min(account.requested, account.balance);
        account.balance -= amount;
        account.requested = 0;
        account.unlocksAt = 0;

        emit PrepaymentWithdrawn(msg.sender, asset, amount);
        asset.send(msg.sender, amount);
    }

    /// @inheritdoc IUsageVouchers
    function closeChannel(KindId kind, uint256 channel) external {
        Channel storage closing = _channels[msg.sender][kind][channel];
        if (closing.closesAt != 0) revert ModelLicenseChannelClosing(closing.closesAt);

        closing.closesAt = Time.timestamp() + delay;

        emit ChannelClosing(msg.sender, kind, channel, closing.closesAt);
    }

    /// @inheritdoc IUsageVouchers
    function settle(Voucher calldata voucher, bytes calldata signature) external nonReentrant returns (uint256 amount) {
        if (!_isSigned(voucher, signature)) revert ModelLicenseInvalidSignature(voucher.payer);
        amount = _settle(voucher);
        if (amount == 0) revert ModelLicenseNothingDue(voucher);
    }

    /// @inheritdoc IUsageVouchers
    function settleMany(
        Voucher[] calldata vouchers,
        bytes[] calldata signatures
    ) external nonReentrant returns (uint256 count) {
        if (vouchers.length != signatures.length) {
            revert ModelLicenseLengthMismatch(vouchers.length, signatures.length);
        }

        for (uint256 i; i < vouchers.length; ++i) {
            if (_isSigned(vouchers[i], signatures[i]) && _settle(vouchers[i]) != 0) ++count;
        }
    }

    /// @inheritdoc IUsageVouchers
    function prepaymentOf(address payer, Asset asset) external view returns (Prepayment memory) {
        return _prepayments[payer][asset];
    }

    /// @inheritdoc IUsageVouchers
    function channelOf(address payer, KindId kind, uint256 channel) external view returns (Channel memory) {
        return _channels[payer][kind][channel];
    }

    /// @inheritdoc IUsageVouchers
    function voucherDigest(Voucher calldata voucher) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(VOUCHER_TYPEHASH, voucher)));
    }

    /// @inheritdoc IUsageVouchers
    function prepaymentNonceOf(bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode("prepayment", salt));
    }

    function _prepay(address payer, Asset asset, uint256 received) private {
        _prepayments[payer][asset].balance += received;

        emit Prepaid(payer, asset, received);
    }

    /// @return amount What the payer gave for the voucher; 0 where nothing is due, or to be had.
    function _settle(Voucher calldata voucher) private returns (uint256 amount) {
        Kind storage kind = _kind(voucher.kind);
        Channel storage channel = _channels[voucher.payer][voucher.kind][voucher.channel];
        if (kind.form != LicenseForm.Use || voucher.cumulative <= channel.paid || _isClosed(channel)) return 0;

        Asset asset = kind.currency;
        uint256 received;
        (amount, received) = _charge(voucher.payer, asset, voucher.cumulative - channel.paid);
        if (amount == 0) return 0;
        channel.paid += uint128(amount);
        _earn(kind.lineage, asset, received);

        emit VoucherSettled(voucher.payer, voucher.kind, voucher.channel, amount, channel.paid);
    }

    /// @dev From the prepayment first, from the allowance what it lacks.
    /// @return amount What the payer gave, `due` at most.
    /// @return received What of it is here: less where the token keeps a fee.
    function _charge(address payer, Asset asset, uint256 due) private returns (uint256 amount, uint256 received) {
        Prepayment storage account = _prepayments[payer][asset];
        uint256 prepaid = Math.min(account.balance, due);
        if (prepaid != 0) account.balance -= prepaid;

        (amount, received) = _tryTake(asset, payer, due - prepaid);
        (amount, received) = (amount + prepaid, received + prepaid);
    }

    function _isSigned(Voucher calldata voucher, bytes calldata signature) private view returns (bool) {
        return SignatureChecker.isValidSignatureNowCalldata(voucher.payer, voucherDigest(voucher), signature);
    }

    function _isClosed(Channel storage channel) private view returns (bool) {
        return channel.closesAt != 0 && channel.closesAt <= Time.timestamp();
    }
}
