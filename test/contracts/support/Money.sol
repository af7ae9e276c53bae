// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IModelRegistry} from "../../../contracts/interfaces/IModelRegistry.sol";
import {IPauses} from "../../../contracts/interfaces/IPauses.sol";
import {IRewardVault} from "../../../contracts/interfaces/IRewardVault.sol";
import {ModelLicense} from "../../../contracts/rewards/ModelLicense.sol";
import {RewardVault} from "../../../contracts/rewards/RewardVault.sol";
import {Asset, ETHER} from "../../../contracts/types/Asset.sol";
import {ConfigId, DatasetId, LineageId, RoundId, VersionId} from "../../../contracts/types/Ids.sol";
import {FakeContext} from "./FakeContext.sol";
import {FakeDatasets} from "./FakeDatasets.sol";
import {FakeModels} from "./FakeModels.sol";
import {TypedData} from "./TypedData.sol";
import {TestToken} from "./tokens/TestToken.sol";

/// @dev The vault and the licences over registries that say what a test says. The test is the timelock, proposal 7 is
///      executing; version VERSION of LINEAGE is in force, trained on `sets` by `weights`.
abstract contract Money is TypedData {
    uint256 internal constant ASTRID_KEY = 0xA57;
    address internal constant ASTRID = 0x21EBEb9f176a184dAbCB617A1376adFA10673556;
    address internal constant DAGNY = address(0xD0);
    address internal constant EGIL = address(0xE0);
    address internal constant MALLORY = address(0xBAD);

    LineageId internal constant LINEAGE = LineageId.wrap(1);
    LineageId internal constant PARENT = LineageId.wrap(2);
    VersionId internal constant VERSION = VersionId.wrap("version");
    VersionId internal constant BASE_VERSION = VersionId.wrap("base");
    ConfigId internal constant CONFIG = ConfigId.wrap("config");
    uint256 internal constant CONFIG_PROPOSAL = 5;

    bytes32 private constant CLAIM_TYPEHASH = keccak256(
        "Claim(address payout,bytes32 round,bytes32 dataset,address asset,uint256 nonce,uint256 deadline)"
    );

    FakeContext internal context;
    FakeDatasets internal datasets;
    FakeModels internal models;
    RewardVault internal vault;
    ModelLicense internal licenses;
    TestToken internal token;
    Asset internal usd;

    DatasetId[] internal sets;
    uint16[] internal weights;
    DatasetId internal outsider = DatasetId.wrap(bytes32(uint256(9)));

    receive() external payable virtual {}

    function setUp() public virtual {
        vm.warp(1_700_000_000);
        context = new FakeContext();
        datasets = new FakeDatasets();
        models = new FakeModels();
        vault = newVault(IPauses(address(datasets)));
        licenses = new ModelLicense(address(this), context, IModelRegistry(address(models)), vault);
        token = new TestToken();
        usd = Asset.wrap(address(token));
        context.set(7);

        for (uint256 i = 1; i < 4; ++i) {
            sets.push(DatasetId.wrap(bytes32(i)));
            datasets.set(sets[i - 1], DAGNY, IDatasetRegistry.DatasetStatus.Approved);
        }
        weights = three(5_000, 3_000, 2_000);
        models.setConfig(CONFIG, CONFIG_PROPOSAL, sets, weights);
        models.release(PARENT, BASE_VERSION, ConfigId.wrap(0));
        models.release(LINEAGE, VERSION, CONFIG);
    }

    function newVault(IPauses council) internal returns (RewardVault) {
        IDatasetRegistry registry = IDatasetRegistry(address(datasets));
        return new RewardVault(address(this), context, registry, IModelRegistry(address(models)), council);
    }

    function payTo(DatasetId dataset, address payout) internal {
        datasets.set(dataset, payout, IDatasetRegistry.DatasetStatus.Approved);
    }

    /// @dev Computed, not asked: it may stand between what a test expects and the call.
    function firstRound() internal pure returns (RoundId) {
        return RoundId.wrap(keccak256(abi.encode(VERSION, uint256(1))));
    }

    function claimOf(address payout, DatasetId dataset) internal view returns (IRewardVault.Claim memory) {
        return IRewardVault.Claim(payout, firstRound(), dataset, ETHER, vault.nonces(payout), 1_700_000_600);
    }

    function signClaim(
        uint256 key,
        RewardVault verifier,
        IRewardVault.Claim memory claim
    ) internal view returns (bytes memory) {
        return signTyped(key, verifier, abi.encode(CLAIM_TYPEHASH, claim));
    }

    function two(uint16 a, uint16 b) internal pure returns (uint16[] memory shares) {
        shares = new uint16[](2);
        (shares[0], shares[1]) = (a, b);
    }

    function three(uint16 a, uint16 b, uint16 c) internal pure returns (uint16[] memory shares) {
        shares = new uint16[](3);
        (shares[0], shares[1], shares[2]) = (a, b, c);
    }
}
