// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Commitment} from "../types/Commitment.sol";
import {ConfigId, LineageId, RunId, VersionId} from "../types/Ids.sol";

/// @title Model versions
/// @notice Says which version of each lineage is in force, and on whose decision.
/// @dev States: None → Candidate → Released → Deprecated → Revoked; Deprecated → Released;
///      Candidate | Released → Revoked.
interface IModelVersions {
    enum VersionStatus {
        None,
        Candidate,
        Released,
        Deprecated,
        Revoked
    }

    /// @param number One-based position in the lineage; the base version is 1.
    /// @param depth Trainings between the version and a base version, at most 16; 0 for a base version.
    /// @param parent Version that was in force when this one was recorded; 0 for the base version.
    /// @param run Run that produced it; 0 for the base version.
    /// @param proposalId Executed proposal on whose authority the present status was reached.
    /// @param reasonDigest SHA-256 of why the present status was reached; 0 for Candidate and Released.
    struct Version {
        LineageId lineage;
        uint32 number;
        VersionStatus status;
        uint48 updatedAt;
        uint8 depth;
        VersionId parent;
        ConfigId config;
        RunId run;
        Commitment artifact;
        bytes32 attestationDigest;
        uint256 proposalId;
        bytes32 reasonDigest;
    }

    /// @notice The version came into force.
    event VersionReleased(VersionId indexed versionId, LineageId indexed lineage, uint256 indexed proposalId);
    /// @notice The version went out of use.
    event VersionDeprecated(VersionId indexed versionId, uint256 indexed proposalId, bytes32 reasonDigest);
    /// @notice The version was declared unfit.
    event VersionRevoked(VersionId indexed versionId, uint256 indexed proposalId, bytes32 reasonDigest);
    /// @notice `versionId` is in force again instead of a later one, which was deprecated.
    event LineageRolledBack(LineageId indexed lineage, VersionId indexed versionId, uint256 indexed proposalId);

    /// @notice `versionId` is in `status`, from which the asked step does not lead.
    error ModelRegistryUnexpectedStatus(VersionId versionId, VersionStatus status);

    /// @notice `versionId` is in force, so it cannot be released again, nor deprecated before another is released.
    error ModelRegistryInForce(VersionId versionId);

    /// @notice `versionId` is not in force, so nothing can be rolled back from it.
    error ModelRegistryNotInForce(VersionId versionId);

    /// @notice No ancestor of `versionId` is released, so nothing can take its place.
    error ModelRegistryNoAncestor(VersionId versionId);

    /// @notice Puts a reviewed candidate, or again a deprecated or released version, in force. By decision only.
    function release(VersionId versionId) external;

    /// @notice Takes a version out of use that is not in force. By decision only.
    function deprecate(VersionId versionId, bytes32 reasonDigest) external;

    /// @notice Declares a version unfit; if it was in force, its nearest released ancestor is. By decision only.
    function revoke(VersionId versionId, bytes32 reasonDigest) external;

    /// @notice Takes the version in force out of use and puts its nearest released ancestor in force. By decision only.
    /// @dev Names the version and not the lineage: a decision about version 3 must not hit a version 4 that a run put in
    ///      force after the vote.
    function rollback(VersionId versionId, bytes32 reasonDigest) external;

    /// @notice Version of `lineage` in force; 0 where there is none.
    function inForce(LineageId lineage) external view returns (VersionId);

    /// @notice Whether a dataset is revoked that the version, or a version it was trained from, was trained on.
    /// @dev Walks at most 16 configs of at most 64 sets. It decides nothing: holders do.
    function tainted(VersionId versionId) external view returns (bool);

    /// @notice The whole record; all zero for an unknown id.
    function version(VersionId versionId) external view returns (Version memory);

    /// @notice Number of versions in `lineage`, the base version included.
    function versionCount(LineageId lineage) external view returns (uint32);

    /// @notice keccak256(abi.encode(lineage, run, root)); run 0 for the base version.
    function versionIdOf(LineageId lineage, RunId run, bytes32 root) external pure returns (VersionId);
}
