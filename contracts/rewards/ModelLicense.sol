// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IExecutionContext} from "../interfaces/IExecutionContext.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IRewardVault} from "../interfaces/IRewardVault.sol";
import {Governed} from "../registry/Governed.sol";
import {LicenseKinds} from "./LicenseKinds.sol";
import {LicenseSeats} from "./LicenseSeats.sol";
import {RevenueSplit} from "./RevenueSplit.sol";
import {UsageVouchers} from "./UsageVouchers.sol";

/// @title ModelLicense
/// @notice Licences of model versions: kinds by decision, seats for a time, uses by voucher, and the split of what they bring.
/// @dev See {ILicenseKinds}, {ILicenseSeats}, {IUsageVouchers} and {IRevenueSplit}.
contract ModelLicense is LicenseSeats, UsageVouchers {
    constructor(
        address timelock_,
        IExecutionContext governor_,
        IModelRegistry models_,
        IRewardVault vault_
    )
        Governed(timelock_, governor_)
        LicenseKinds(models_)
        RevenueSplit(vault_)
        ERC1155("")
        EIP712("ModelLicense", "1")
    {}
}
