// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ILicenseSeats} from "../interfaces/ILicenseSeats.sol";
import {KindId} from "../types/Ids.sol";
import {LicensePayments} from "./LicensePayments.sol";
import {RevenueSplit} from "./RevenueSplit.sol";

/// @title LicenseSeats
/// @notice See {ILicenseSeats}.
abstract contract LicenseSeats is ILicenseSeats, RevenueSplit, LicensePayments, ERC1155 {
    uint48 private constant FOR_EVER = type(uint48).max;

    /// @inheritdoc ILicenseSeats
    function buy(KindId kindId, uint256 quantity, address holder) external payable nonReentrant returns (uint256) {
        (Kind storage kind, uint256 due) = _quote(kindId, quantity);

        return _sell(kindId, quantity, holder, msg.sender, due, kind.currency.take(msg.sender, due));
    }

    /// @inheritdoc ILicenseSeats
    function buyWithPermit(
        KindId kindId,
        uint256 quantity,
        address holder,
        Permit calldata permit
    ) external nonReentrant returns (uint256) {
        (Kind storage kind, uint256 due) = _quote(kindId, quantity);
        _permit(kind.currency, due, permit);

        return _sell(kindId, quantity, holder, msg.sender, due, kind.currency.take(msg.sender, due));
    }

    /// @inheritdoc ILicenseSeats
    function buyWithAuthorization(
        KindId kindId,
        uint256 quantity,
        address holder,
        Authorization calldata authorization
    ) external nonReentrant returns (uint256) {
        (Kind storage kind, uint256 due) = _quote(kindId, quantity);
        bytes32 nonce = seatNonceOf(kindId, quantity, holder, authorization.salt);
        uint256 received = _takeAuthorized(kind.currency, due, authorization, nonce);

        return _sell(kindId, quantity, holder, authorization.from, due, received);
    }

    /// @inheritdoc ILicenseSeats
    function isLicensed(address account, uint256 seatId) external view returns (bool) {
        return Time.timestamp() < expiryOf(seatId) && balanceOf(account, seatId) != 0;
    }

    /// @inheritdoc ILicenseSeats
    function seatIdOf(KindId kindId, uint48 expiresAt) public pure returns (uint256) {
        return uint256(KindId.unwrap(kindId)) | expiresAt;
    }

    /// @inheritdoc ILicenseSeats
    function kindOfSeat(uint256 seatId) public pure returns (KindId) {
        return KindId.wrap(bytes32(seatId & ~EXPIRY_BITS));
    }

    /// @inheritdoc ILicenseSeats
    function expiryOf(uint256 seatId) public pure returns (uint48) {
        return uint48(seatId);
    }

    /// @inheritdoc ILicenseSeats
    function seatNonceOf(KindId kindId, uint256 quantity, address holder, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode("seats", kindId, quantity, holder, salt));
    }

    /// @dev Minting is no transfer; neither is there burning.
    function _update(address from, address to, uint256[] memory ids, uint256[] memory values) internal override {
        for (uint256 i; from != address(0) && i < ids.length; ++i) {
            if (!_kind(kindOfSeat(ids[i])).transferable) revert ModelLicenseNotTransferable(ids[i]);
        }

        super._update(from, to, ids, values);
    }

    function _quote(KindId kindId, uint256 quantity) private view returns (Kind storage kind, uint256 due) {
        kind = _openKind(kindId).kind;
        if (kind.form != LicenseForm.Seat) revert ModelLicenseWrongForm(kindId);
        if (quantity == 0) revert ModelLicenseNoQuantity();

        due = kind.price * quantity;
    }

    function _sell(
        KindId kindId,
        uint256 quantity,
        address holder,
        address payer,
        uint256 due,
        uint256 received
    ) private returns (uint256 seatId) {
        if (received < due) revert ModelLicenseUnderpaid(received, due);
        Kind storage kind = _kind(kindId);

        _earn(kind.lineage, kind.currency, received);
        seatId = seatIdOf(kindId, kind.duration == 0 ? FOR_EVER : Time.timestamp() + kind.duration);

        emit SeatsBought(kindId, payer, holder, seatId, quantity, due);
        _mint(holder, seatId, quantity, "");
    }
}
