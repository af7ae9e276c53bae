// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Asset} from "../types/Asset.sol";
import {LineageId} from "../types/Ids.sol";
import {IRewardVault} from "./IRewardVault.sol";

/// @title Who a licence's price goes to
/// @notice Ancestors of the lineage first, by their absolute shares; of the rest, a part to the datasets behind the version
///         in force and what remains to the treasury.
/// @dev Selling only books. Anyone distributes later what came together, and each lineage for itself: an ancestor's share
///      is booked for it and not shared with its own ancestors, because the shares are absolute.
interface IRevenueSplit {
    /// @param sales What licences of the lineage brought.
    /// @param royalties What is the lineage's share of its descendants' sales.
    struct Revenue {
        uint256 sales;
        uint256 royalties;
    }

    /// @notice Of what the ancestors leave, `bps` ten-thousandths go to the vault.
    event VaultShareChanged(uint16 previousBps, uint16 newBps, uint256 indexed proposalId);

    /// @notice `ancestor` has `amount` of the sales of `lineage`.
    event RoyaltyCredited(LineageId indexed lineage, LineageId indexed ancestor, Asset indexed asset, uint256 amount);

    /// @notice What the lineage had earned went to the vault and to the treasury.
    event RevenueDistributed(LineageId indexed lineage, Asset indexed asset, uint256 toVault, uint256 toTreasury);

    /// @notice More than 10 000 ten-thousandths.
    error ModelLicenseInvalidShare(uint16 bps);

    /// @notice The lineage has earned nothing of the asset since.
    error ModelLicenseNoRevenue(LineageId lineage, Asset asset);

    /// @notice Sends what the lineage earned where it belongs. Where nobody trained the version in force, the treasury
    ///         has the vault's part too.
    function distribute(LineageId lineage, Asset asset) external returns (uint256 toVault, uint256 toTreasury);

    /// @notice Gives the vault another part of what is distributed from now on. By decision only.
    function setVaultShare(uint16 newBps) external;

    /// @notice Ten-thousandths of what ancestors leave that go to the vault.
    function vaultShareBps() external view returns (uint16);

    /// @notice What the lineage earned and nobody distributed yet.
    function revenueOf(LineageId lineage, Asset asset) external view returns (Revenue memory);

    /// @notice The vault that pays datasets.
    function vault() external view returns (IRewardVault);
}
