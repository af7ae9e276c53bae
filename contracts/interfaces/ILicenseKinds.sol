// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Asset} from "../types/Asset.sol";
import {KindId, LineageId} from "../types/Ids.sol";
import {IModelRegistry} from "./IModelRegistry.sol";

/// @title Kinds of licences
/// @notice What may be done with a lineage's versions, for what, by decision.
/// @dev A kind's id is the hash of its terms: nothing that somebody bought can change afterwards. Other terms, or another
///      price, are another kind; a decision opens the one and closes the other.
interface ILicenseKinds {
    /// @dev Bought by the seat, for a time; or paid by use, with vouchers.
    enum LicenseForm {
        Seat,
        Use
    }

    /// @param price Smallest units of the currency for a seat; for a use, as the service counts uses.
    /// @param duration Seconds that a seat lasts; 0 for ever, and for uses.
    /// @param transferable Whether a seat may be passed on; never for uses.
    /// @param purpose What for, as an RFC 1035 label: `research`, `commercial`.
    /// @param spdx SPDX licence expression of the terms; empty where only `termsDigest` names them.
    /// @param termsDigest SHA-256 of the terms' text where they are custom; 0 where `spdx` names them.
    struct Kind {
        LineageId lineage;
        Asset currency;
        uint128 price;
        uint48 duration;
        LicenseForm form;
        bool transferable;
        string purpose;
        string spdx;
        bytes32 termsDigest;
    }

    /// @param proposalId Executed proposal that last opened or closed the kind; 0 for an unknown one.
    struct KindRecord {
        uint256 proposalId;
        bool isOpen;
        Kind kind;
    }

    /// @notice Licences of this kind may be bought.
    event KindOpened(KindId indexed kindId, LineageId indexed lineage, uint256 indexed proposalId, Kind kind);

    /// @notice No more seats of this kind are sold; those sold stand, and signed vouchers are still paid.
    event KindClosed(KindId indexed kindId, uint256 indexed proposalId);

    /// @notice No such lineage, no purpose, no terms, or a use with a duration or transfers.
    error ModelLicenseInvalidKind(KindId kindId);

    /// @notice The kind is open.
    error ModelLicenseKindOpen(KindId kindId);

    /// @notice The kind was never opened, or is closed.
    error ModelLicenseKindNotOpen(KindId kindId);

    /// @notice Offers a kind of licence, or offers it again. By decision only.
    function openKind(Kind calldata kind) external returns (KindId kindId);

    /// @notice Offers a kind no more. By decision only.
    function closeKind(KindId kindId) external;

    /// @notice The whole record; all zero for an unknown id.
    function kindOf(KindId kindId) external view returns (KindRecord memory);

    /// @notice keccak256(abi.encode(kind)) with its last six bytes zero.
    function kindIdOf(Kind calldata kind) external pure returns (KindId);

    /// @notice The registry of the lineages that are licensed.
    function models() external view returns (IModelRegistry);
}
