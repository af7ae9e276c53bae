// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Distinct types, so that one id can never be passed where another is meant. The ABI shows the type underneath.

/// @dev keccak256(abi.encode(contributor, root)): the contributor is inside, so nobody can squat another's dataset.
type DatasetId is bytes32;

/// @dev uint256(keccak256(bytes(name))): known before the lineage exists, so one batch can create and use it.
type LineageId is uint256;

/// @dev keccak256(abi.encode(config)), see {IModelRegistry-configId}.
type ConfigId is bytes32;

/// @dev keccak256(abi.encode(lineage, run, root)); a base version has run 0.
type VersionId is bytes32;

/// @dev One-based counter of authorised runs.
type RunId is uint256;
