// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Distinct types, so that one id can never be passed where another is meant. The ABI shows the type underneath.

/// @dev keccak256(abi.encode(contributor, root)): the contributor is inside, so nobody can squat another's dataset.
type DatasetId is bytes32;

/// @dev uint256(keccak256(bytes(name))): known before the lineage exists, so one batch can create and use it.
type LineageId is uint256;

/// @dev keccak256(abi.encode(config)), see {IModelConfigs-configIdOf}.
type ConfigId is bytes32;

/// @dev keccak256(abi.encode(lineage, run, root)); a base version has run 0.
type VersionId is bytes32;

/// @dev One-based counter of authorised runs.
type RunId is uint256;

/// @dev keccak256(abi.encode(version, number)): a time in which what a version earns is shared by the same weights.
type RoundId is bytes32;

/// @dev keccak256(abi.encode(kind)) with its last six bytes zero: a seat's id has its expiry there.
type KindId is bytes32;

using {datasetIdEquals as ==, datasetIdPrecedes as <} for DatasetId global;
using {lineageIdEquals as ==, lineageIdPrecedes as <} for LineageId global;
using {versionIdEquals as ==} for VersionId global;

VersionId constant NO_VERSION = VersionId.wrap(0);
RunId constant NO_RUN = RunId.wrap(0);

function datasetIdEquals(DatasetId a, DatasetId b) pure returns (bool) {
    return DatasetId.unwrap(a) == DatasetId.unwrap(b);
}

function datasetIdPrecedes(DatasetId a, DatasetId b) pure returns (bool) {
    return DatasetId.unwrap(a) < DatasetId.unwrap(b);
}

function versionIdEquals(VersionId a, VersionId b) pure returns (bool) {
    return VersionId.unwrap(a) == VersionId.unwrap(b);
}

function lineageIdEquals(LineageId a, LineageId b) pure returns (bool) {
    return LineageId.unwrap(a) == LineageId.unwrap(b);
}

function lineageIdPrecedes(LineageId a, LineageId b) pure returns (bool) {
    return LineageId.unwrap(a) < LineageId.unwrap(b);
}
