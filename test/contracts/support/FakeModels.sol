// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IModelConfigs} from "../../../contracts/interfaces/IModelConfigs.sol";
import {IModelVersions} from "../../../contracts/interfaces/IModelVersions.sol";
import {ConfigId, DatasetId, LineageId, VersionId} from "../../../contracts/types/Ids.sol";

/// @dev What the money asks of the registry of models, as a test says it.
contract FakeModels {
    mapping(LineageId lineage => VersionId) public inForce;
    mapping(LineageId lineage => uint32) public versionCount;
    mapping(LineageId lineage => LineageId[]) private _ancestors;
    mapping(LineageId lineage => uint16[]) private _shares;
    mapping(VersionId version => IModelVersions.Version) private _versions;
    mapping(ConfigId config => IModelConfigs.ConfigRecord) private _configs;

    /// @dev A released version in force, trained by `configId`; a base version where that is zero.
    function release(LineageId lineage, VersionId versionId, ConfigId configId) external {
        ++versionCount[lineage];
        inForce[lineage] = versionId;
        _versions[versionId].lineage = lineage;
        _versions[versionId].status = IModelVersions.VersionStatus.Released;
        _versions[versionId].config = configId;
    }

    function retire(LineageId lineage) external {
        inForce[lineage] = VersionId.wrap(0);
    }

    function setConfig(
        ConfigId configId,
        uint256 proposalId,
        DatasetId[] calldata ids,
        uint16[] calldata weights
    ) external {
        _configs[configId].proposalId = proposalId;
        _configs[configId].config.trainingSets = ids;
        _configs[configId].config.weights = weights;
    }

    function addShare(LineageId lineage, LineageId ancestor, uint16 bps) external {
        _ancestors[lineage].push(ancestor);
        _shares[lineage].push(bps);
    }

    function sharesOf(LineageId lineage) external view returns (LineageId[] memory, uint16[] memory) {
        return (_ancestors[lineage], _shares[lineage]);
    }

    function version(VersionId versionId) external view returns (IModelVersions.Version memory) {
        return _versions[versionId];
    }

    function config(ConfigId configId) external view returns (IModelConfigs.ConfigRecord memory) {
        return _configs[configId];
    }
}
