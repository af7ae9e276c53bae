// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {DatasetRegistry} from "../../../contracts/registry/DatasetRegistry.sol";
import {DataUse} from "../../../contracts/types/DataMiningPreference.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Datasets} from "../support/Datasets.sol";
import {Samples} from "../support/Samples.sol";
import {SignedSubmission} from "../support/SignedSubmission.sol";
import {Wallet} from "../support/Wallet.sol";

/// @dev Egil signs one submission; it counts once, as he signed it, on one registry, on one chain.
contract SubmissionReplayTest is Datasets {
    uint256 private constant DEADLINE = NOW + 1 hours;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        signature = signed(EGIL_KEY, SignedSubmission.digest(address(registry), sample(), egil, 0, DEADLINE));
        vm.deal(MALLORY, 10 ether);
    }

    function test_ASignatureCountsOnce() public {
        bring(registry, sample(), egil, 0);

        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, egil, 1));
        bring(registry, sample(), egil, 0);
    }

    /// @dev Once withdrawn, a dataset cannot be brought back under another nonce either: Egil did not sign that one.
    function test_ASignatureIsForItsNonceAlone() public {
        withdraw(egil, bring(registry, sample(), egil, 0));

        expectInvalidSignature(egil);
        bring(registry, sample(), egil, 1);
        expectInvalidSignature(egil);
        bring(registry, sample(), egil, 9 << 64);
    }

    /// @dev Another deployment of the same code over the same DAO.
    function test_ASignatureIsForItsRegistryAlone() public {
        DatasetRegistry second = new DatasetRegistry(address(this), context, IReviews(address(0)), BOND);

        expectInvalidSignature(egil);
        bring(second, sample(), egil, 0);
    }

    function test_ASignatureIsForItsChainAlone() public {
        vm.chainId(11_155_111);
        expectInvalidSignature(egil);
        bring(registry, sample(), egil, 0);
    }

    function test_ASignatureIsForItsSignerAlone() public {
        expectInvalidSignature(MALLORY);
        bring(registry, sample(), MALLORY, 0);
        expectInvalidSignature(DAGNY);
        bring(registry, sample(), DAGNY, 0);
    }

    function test_SomebodyElsesSignatureIsWorthNothing() public {
        signature = signed(0xBAD, SignedSubmission.digest(address(registry), sample(), egil, 0, DEADLINE));

        expectInvalidSignature(egil);
        bring(registry, sample(), egil, 0);
    }

    function test_AWalletRefusesForItsOwner() public {
        address wallet = address(new Wallet(egil));
        expectInvalidSignature(wallet);
        bring(registry, sample(), wallet, 0);
    }

    function test_ADeadlineCannotBeMoved() public {
        vm.warp(DEADLINE + 1);
        expectInvalidSignature(egil);
        vm.prank(MALLORY);
        registry.submitBySig{value: BOND}(sample(), egil, 0, DEADLINE + 1, signature);
    }

    /// @dev Each field of what was signed, the payout account above all.
    function test_NoFieldCanBeChanged() public {
        for (uint256 field; field < 11; ++field) {
            IDatasetRegistry.Submission memory forged = sample();
            if (field == 0) forged.commitment.root = REASON;
            if (field == 1) forged.commitment.dirHash1 = REASON;
            if (field == 2) forged.commitment.totalBytes += 1;
            if (field == 3) forged.commitment.fileCount += 1;
            if (field == 4) forged.metadataDigest = REASON;
            if (field == 5) forged.payout = MALLORY;
            if (field == 6) forged.preference.dataMining = DataUse.Allowed;
            if (field == 7) forged.preference.aiTraining = DataUse.Constrained;
            if (field == 8) forged.preference.aiGenerativeTraining = DataUse.Allowed;
            if (field == 9) forged.preference.aiInference = DataUse.Allowed;
            if (field == 10) forged.uri = "https://mallory.example";

            expectInvalidSignature(egil);
            bring(registry, forged, egil, 0);
        }
    }

    function sample() private pure returns (IDatasetRegistry.Submission memory) {
        return Samples.submission(2);
    }

    function bring(
        DatasetRegistry where,
        IDatasetRegistry.Submission memory submission,
        address contributor,
        uint256 nonce
    ) private returns (DatasetId) {
        vm.prank(MALLORY);
        return where.submitBySig{value: BOND}(submission, contributor, nonce, DEADLINE, signature);
    }

    function signed(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function expectInvalidSignature(address contributor) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryInvalidSignature.selector, contributor));
    }
}
