// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IRevenueSplit} from "../interfaces/IRevenueSplit.sol";
import {IRewardVault} from "../interfaces/IRewardVault.sol";
import {Asset, ETHER} from "../types/Asset.sol";
import {LineageId, VersionId} from "../types/Ids.sol";
import {LicenseKinds} from "./LicenseKinds.sol";

/// @title RevenueSplit
/// @notice See {IRevenueSplit}.
abstract contract RevenueSplit is IRevenueSplit, LicenseKinds, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    uint16 private constant BPS = 10_000;

    /// @inheritdoc IRevenueSplit
    IRewardVault public immutable vault;

    /// @inheritdoc IRevenueSplit
    uint16 public vaultShareBps = 8_000;

    mapping(LineageId lineage => mapping(Asset asset => Revenue)) private _revenue;

    constructor(IRewardVault vault_) {
        vault = vault_;
    }

    /// @inheritdoc IRevenueSplit
    function distribute(
        LineageId lineage,
        Asset asset
    ) external nonReentrant returns (uint256 toVault, uint256 toTreasury) {
        Revenue memory earned = _revenue[lineage][asset];
        if (earned.sales + earned.royalties == 0) revert ModelLicenseNoRevenue(lineage, asset);

        delete _revenue[lineage][asset];
        uint256 own = earned.sales - _creditAncestors(lineage, asset, earned.sales) + earned.royalties;
        VersionId version = models.inForce(lineage);
        toVault = vault.hasPayees(version) ? (own * vaultShareBps) / BPS : 0;
        toTreasury = own - toVault;

        emit RevenueDistributed(lineage, asset, toVault, toTreasury);
        if (toVault != 0) _depositFor(version, asset, toVault);
        asset.send(timelock, toTreasury);
    }

    /// @inheritdoc IRevenueSplit
    function setVaultShare(uint16 newBps) external {
        uint256 proposalId = _decision();
        if (newBps > BPS) revert ModelLicenseInvalidShare(newBps);

        uint16 previousBps = vaultShareBps;
        vaultShareBps = newBps;

        emit VaultShareChanged(previousBps, newBps, proposalId);
    }

    /// @inheritdoc IRevenueSplit
    function revenueOf(LineageId lineage, Asset asset) external view returns (Revenue memory) {
        return _revenue[lineage][asset];
    }

    /// @dev Books what a licence of `lineage` brought.
    function _earn(LineageId lineage, Asset asset, uint256 amount) internal {
        _revenue[lineage][asset].sales += amount;
    }

    /// @return credited What the ancestors have of `sales`: half of it at most, see {IRoyalties-sharesOf}.
    function _creditAncestors(LineageId lineage, Asset asset, uint256 sales) private returns (uint256 credited) {
        (LineageId[] memory ancestors, uint16[] memory bps) = models.sharesOf(lineage);
        for (uint256 i; i < ancestors.length; ++i) {
            uint256 amount = (sales * bps[i]) / BPS;
            credited += amount;
            _revenue[ancestors[i]][asset].royalties += amount;

            emit RoyaltyCredited(lineage, ancestors[i], asset, amount);
        }
    }

    function _depositFor(VersionId version, Asset asset, uint256 amount) private {
        if (asset == ETHER) {
            vault.deposit{value: amount}(version, asset, amount);
        } else {
            IERC20(Asset.unwrap(asset)).forceApprove(address(vault), amount);
            vault.deposit(version, asset, amount);
        }
    }
}
