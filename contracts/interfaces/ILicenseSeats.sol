// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {KindId} from "../types/Ids.sol";

/// @title Seats
/// @notice Licences for a time, as ERC-1155 tokens whose id is their kind and the second in which they end.
/// @dev id = kind | expiry, the expiry in the last 48 bits; 2^48 − 1 for ever. What a holder has is read off the id, and
///      passing a seat on passes on the time that is left. There is no list of holders.
interface ILicenseSeats {
    /// @notice ERC-2612 signature over the price, by the caller.
    struct Permit {
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice ERC-3009 signature over the price, by `from`; its nonce says what is paid for.
    struct Authorization {
        address from;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 salt;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice `payer` bought `quantity` seats for `holder`.
    event SeatsBought(
        KindId indexed kindId,
        address indexed payer,
        address indexed holder,
        uint256 seatId,
        uint256 quantity,
        uint256 price
    );

    /// @notice Uses are paid with vouchers, seats are not.
    error ModelLicenseWrongForm(KindId kindId);

    /// @notice Nobody buys no seats.
    error ModelLicenseNoQuantity();

    /// @notice Less arrived than what is due: the token keeps a fee.
    error ModelLicenseUnderpaid(uint256 received, uint256 due);

    /// @notice Seats of this kind stay with their buyer.
    error ModelLicenseNotTransferable(uint256 seatId);

    /// @notice Buys seats for `holder` with ETH that is sent along, or with a token that the caller approved.
    function buy(KindId kindId, uint256 quantity, address holder) external payable returns (uint256 seatId);

    /// @notice Buys seats for `holder`; the caller's approval comes as an ERC-2612 signature.
    /// @dev A permit that somebody used before in the caller's name changes nothing: the allowance is there.
    function buyWithPermit(
        KindId kindId,
        uint256 quantity,
        address holder,
        Permit calldata permit
    ) external returns (uint256 seatId);

    /// @notice Buys seats for `holder` with the ERC-3009 payment of `authorization.from`, whoever relays it.
    /// @dev The payment's nonce is {seatNonceOf}: it pays for these seats and nothing else.
    function buyWithAuthorization(
        KindId kindId,
        uint256 quantity,
        address holder,
        Authorization calldata authorization
    ) external returns (uint256 seatId);

    /// @notice Whether `account` holds the seat and the seat lasts.
    function isLicensed(address account, uint256 seatId) external view returns (bool);

    /// @notice The seat's id: its kind, and the second from which it is void.
    function seatIdOf(KindId kindId, uint48 expiresAt) external pure returns (uint256);

    /// @notice The seat's kind.
    function kindOfSeat(uint256 seatId) external pure returns (KindId);

    /// @notice Unix second from which the seat is void; 2^48 − 1 for ever.
    function expiryOf(uint256 seatId) external pure returns (uint48);

    /// @notice keccak256(abi.encode("seats", kindId, quantity, holder, salt)), the nonce of an ERC-3009 payment.
    function seatNonceOf(KindId kindId, uint256 quantity, address holder, bytes32 salt) external pure returns (bytes32);
}
