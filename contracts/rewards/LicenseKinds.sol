// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILicenseKinds} from "../interfaces/ILicenseKinds.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {Governed} from "../registry/Governed.sol";
import {KindId} from "../types/Ids.sol";
import {isLabel} from "../types/Label.sol";

/// @title LicenseKinds
/// @notice See {ILicenseKinds}.
abstract contract LicenseKinds is ILicenseKinds, Governed {
    /// @dev The bits of a seat's id that hold its expiry; no kind has any of them.
    uint256 internal constant EXPIRY_BITS = type(uint48).max;

    /// @inheritdoc ILicenseKinds
    IModelRegistry public immutable models;

    mapping(KindId id => KindRecord) private _kinds;

    constructor(IModelRegistry models_) {
        models = models_;
    }

    /// @inheritdoc ILicenseKinds
    function openKind(Kind calldata kind) external returns (KindId kindId) {
        uint256 proposalId = _decision();
        kindId = kindIdOf(kind);
        if (!_isOffer(kind)) revert ModelLicenseInvalidKind(kindId);
        KindRecord storage record = _kinds[kindId];
        if (record.isOpen) revert ModelLicenseKindOpen(kindId);

        record.proposalId = proposalId;
        record.isOpen = true;
        record.kind = kind;

        emit KindOpened(kindId, kind.lineage, proposalId, kind);
    }

    /// @inheritdoc ILicenseKinds
    function closeKind(KindId kindId) external {
        uint256 proposalId = _decision();
        KindRecord storage record = _openKind(kindId);

        record.proposalId = proposalId;
        record.isOpen = false;

        emit KindClosed(kindId, proposalId);
    }

    /// @inheritdoc ILicenseKinds
    function kindOf(KindId kindId) external view returns (KindRecord memory) {
        return _kinds[kindId];
    }

    /// @inheritdoc ILicenseKinds
    function kindIdOf(Kind calldata kind) public pure returns (KindId) {
        return KindId.wrap(keccak256(abi.encode(kind)) & bytes32(~EXPIRY_BITS));
    }

    /// @dev The terms of any kind that was ever opened; all zero for others.
    function _kind(KindId kindId) internal view returns (Kind storage) {
        return _kinds[kindId].kind;
    }

    function _openKind(KindId kindId) internal view returns (KindRecord storage record) {
        record = _kinds[kindId];
        if (!record.isOpen) revert ModelLicenseKindNotOpen(kindId);
    }

    function _isOffer(Kind calldata kind) private view returns (bool) {
        bool hasTerms = bytes(kind.spdx).length != 0 || kind.termsDigest != 0;
        bool isPlain = kind.duration == 0 && !kind.transferable;

        return
            hasTerms &&
            (isPlain || kind.form == LicenseForm.Seat) &&
            isLabel(kind.purpose) &&
            models.versionCount(kind.lineage) != 0;
    }
}
