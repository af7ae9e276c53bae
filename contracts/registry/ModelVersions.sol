// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IModelVersions} from "../interfaces/IModelVersions.sol";
import {Commitment} from "../types/Commitment.sol";
import {LineageId, NO_VERSION, RunId, VersionId} from "../types/Ids.sol";
import {Tier} from "../types/Tier.sol";
import {ModelConfigs} from "./ModelConfigs.sol";

/// @title ModelVersions
/// @notice The part of {ModelRegistry} that holds versions and says which one is in force.
abstract contract ModelVersions is IModelVersions, ModelConfigs {
    uint8 private constant MAX_DEPTH = 16;

    /// @inheritdoc IModelVersions
    mapping(LineageId lineage => VersionId) public inForce;

    /// @inheritdoc IModelVersions
    mapping(LineageId lineage => uint32) public versionCount;

    mapping(VersionId id => Version) private _versions;

    /// @inheritdoc IModelVersions
    function release(VersionId versionId) external {
        uint256 proposalId = _decision();
        Version storage record = _requireAlive(versionId);
        if (_isInForce(versionId)) revert ModelRegistryInForce(versionId);
        _requireReviewed(VersionId.unwrap(versionId), Tier.Model);

        _release(record, versionId, proposalId);
    }

    /// @inheritdoc IModelVersions
    function deprecate(VersionId versionId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Version storage record = _versions[versionId];
        if (record.status != VersionStatus.Released) revert ModelRegistryUnexpectedStatus(versionId, record.status);
        if (_isInForce(versionId)) revert ModelRegistryInForce(versionId);

        _enter(record, VersionStatus.Deprecated, proposalId, reasonDigest);

        emit VersionDeprecated(versionId, proposalId, reasonDigest);
    }

    /// @inheritdoc IModelVersions
    function revoke(VersionId versionId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        Version storage record = _requireAlive(versionId);

        _enter(record, VersionStatus.Revoked, proposalId, reasonDigest);
        if (_isInForce(versionId)) _putInForce(record.lineage, _nearestReleasedAncestor(versionId));

        emit VersionRevoked(versionId, proposalId, reasonDigest);
    }

    /// @inheritdoc IModelVersions
    function rollback(VersionId versionId, bytes32 reasonDigest) external {
        uint256 proposalId = _decision();
        if (!_isInForce(versionId)) revert ModelRegistryNotInForce(versionId);
        VersionId ancestor = _nearestReleasedAncestor(versionId);
        if (ancestor == NO_VERSION) revert ModelRegistryNoAncestor(versionId);
        Version storage record = _versions[versionId];

        _enter(record, VersionStatus.Deprecated, proposalId, reasonDigest);
        _putInForce(record.lineage, ancestor);

        emit VersionDeprecated(versionId, proposalId, reasonDigest);
        emit LineageRolledBack(record.lineage, ancestor, proposalId);
    }

    /// @inheritdoc IModelVersions
    function tainted(VersionId versionId) external view returns (bool) {
        Version storage record = _versions[versionId];
        while (record.depth != 0) {
            if (_isTrainedOnRevoked(record.config)) return true;
            record = _versions[_baseOf(record.config)];
        }
        return false;
    }

    /// @inheritdoc IModelVersions
    function version(VersionId versionId) external view returns (Version memory) {
        return _versions[versionId];
    }

    /// @inheritdoc IModelVersions
    function versionIdOf(LineageId lineage, RunId run, bytes32 root) public pure returns (VersionId) {
        return VersionId.wrap(keccak256(abi.encode(lineage, run, root)));
    }

    /// @dev Writes what every version has, once: another register of runs may count its runs from one again.
    function _record(
        VersionId versionId,
        LineageId lineage,
        Commitment calldata artifact,
        uint256 proposalId
    ) internal returns (Version storage record) {
        record = _versions[versionId];
        if (record.status != VersionStatus.None) revert ModelRegistryUnexpectedStatus(versionId, record.status);

        record.lineage = lineage;
        record.number = ++versionCount[lineage];
        record.status = VersionStatus.Candidate;
        record.updatedAt = Time.timestamp();
        record.artifact = artifact;
        record.proposalId = proposalId;
    }

    function _release(Version storage record, VersionId versionId, uint256 proposalId) internal {
        _enter(record, VersionStatus.Released, proposalId, 0);
        _putInForce(record.lineage, versionId);

        emit VersionReleased(versionId, record.lineage, proposalId);
    }

    function _putInForce(LineageId lineage, VersionId versionId) internal {
        inForce[lineage] = versionId;

        emit IERC4906.MetadataUpdate(LineageId.unwrap(lineage));
    }

    function _enter(Version storage record, VersionStatus status, uint256 proposalId, bytes32 reasonDigest) internal {
        record.status = status;
        record.updatedAt = Time.timestamp();
        record.proposalId = proposalId;
        record.reasonDigest = reasonDigest;
    }

    /// @dev Trainings between the version and its lineage's base version.
    function _depthOf(VersionId versionId) internal view returns (uint8) {
        return _versions[versionId].depth;
    }

    /// @inheritdoc ModelConfigs
    function _isBaseFor(LineageId lineage, VersionId versionId) internal view override returns (bool) {
        Version storage record = _versions[versionId];

        return record.status == VersionStatus.Released && record.lineage == lineage && record.depth < MAX_DEPTH;
    }

    /// @inheritdoc ModelConfigs
    function _isRevoked(VersionId versionId) internal view override returns (bool) {
        return _versions[versionId].status == VersionStatus.Revoked;
    }

    function _requireAlive(VersionId versionId) private view returns (Version storage record) {
        record = _versions[versionId];
        if (record.status == VersionStatus.None || record.status == VersionStatus.Revoked) {
            revert ModelRegistryUnexpectedStatus(versionId, record.status);
        }
    }

    /// @dev False of an unknown version, which has no lineage. True of none, which every caller refuses by itself.
    function _isInForce(VersionId versionId) private view returns (bool) {
        return inForce[_versions[versionId].lineage] == versionId;
    }

    /// @dev Ends, because a parent was always recorded before its child.
    function _nearestReleasedAncestor(VersionId versionId) private view returns (VersionId ancestor) {
        ancestor = _versions[versionId].parent;
        while (!(ancestor == NO_VERSION) && _versions[ancestor].status != VersionStatus.Released) {
            ancestor = _versions[ancestor].parent;
        }
    }
}
