// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IDatasetBonds} from "../../../contracts/interfaces/IDatasetBonds.sol";
import {IDatasetRegistry} from "../../../contracts/interfaces/IDatasetRegistry.sol";
import {DatasetId} from "../../../contracts/types/Ids.sol";
import {Datasets} from "../support/Datasets.sol";
import {Samples} from "../support/Samples.sol";
import {SignedSubmission} from "../support/SignedSubmission.sol";
import {Wallet} from "../support/Wallet.sol";

/// @dev Egil signs, the relayer brings it to the chain and pays.
contract DatasetSignaturesTest is Datasets {
    uint256 private constant DEADLINE = NOW + 1 hours;

    function test_ASignedSubmissionIsTheSigners() public {
        DatasetId expectedId = registry.datasetIdOf(egil, Samples.commitment(2).root);

        vm.expectEmit(address(registry));
        emit IDatasetBonds.DatasetBondPaid(expectedId, RELAYER, BOND);
        DatasetId id = relay(egil, 2, 0, sign(egil, 2, 0));

        assertEq(DatasetId.unwrap(id), DatasetId.unwrap(expectedId));
        assertEq(registry.dataset(id).contributor, egil);
        assertEq(registry.nonces(egil), 1);
    }

    function test_TheBondGoesBackToWhoBroughtIt() public {
        DatasetId id = relay(egil, 2, 0, sign(egil, 2, 0));
        registry.approve(id);

        registry.releaseBond(id);

        assertEq(RELAYER.balance, BOND);
        assertEq(egil.balance, 0);
    }

    function test_TheSignerCanWithdraw() public {
        DatasetId id = relay(egil, 2, 0, sign(egil, 2, 0));

        expectNotContributor(id, RELAYER);
        withdraw(RELAYER, id);
        withdraw(egil, id);

        assertStatus(id, IDatasetRegistry.DatasetStatus.Withdrawn);
    }

    function test_ASignatureCountsUpToItsDeadline() public {
        bytes memory signature = sign(egil, 2, 0);
        vm.warp(DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryExpiredSignature.selector, DEADLINE));
        relay(egil, 2, 0, signature);

        vm.warp(DEADLINE);
        relay(egil, 2, 0, signature);
    }

    function test_AContractSignsByErc1271() public {
        address wallet = address(new Wallet(egil));
        DatasetId id = relay(wallet, 2, 0, sign(wallet, 2, 0));

        assertEq(registry.dataset(id).contributor, wallet);
    }

    /// @dev Two keys of nonces: signed at once, used in any order.
    function test_SignaturesUnderTwoKeysAreUsedInAnyOrder() public {
        uint256 otherKey = 5 << 64;
        bytes memory first = sign(egil, 2, 0);
        bytes memory second = sign(egil, 3, otherKey);

        relay(egil, 3, otherKey, second);
        relay(egil, 2, 0, first);

        assertEq(registry.nonces(egil, 5), otherKey + 1);
    }

    function test_ARelayedSubmissionIsCheckedLikeAnyOther() public {
        IDatasetRegistry.Submission memory submission = Samples.submission(2);
        submission.payout = address(0);
        bytes memory signature = signed(SignedSubmission.digest(address(registry), submission, egil, 0, DEADLINE));

        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryInvalidSubmission.selector));
        registry.submitBySig{value: BOND}(submission, egil, 0, DEADLINE, signature);

        bytes memory good = sign(egil, 2, 0);
        vm.expectRevert(abi.encodeWithSelector(IDatasetBonds.DatasetRegistryWrongBond.selector, BOND, 0));
        registry.submitBySig(Samples.submission(2), egil, 0, DEADLINE, good);
    }

    function sign(address contributor, uint256 seed, uint256 nonce) private view returns (bytes memory) {
        return
            signed(SignedSubmission.digest(address(registry), Samples.submission(seed), contributor, nonce, DEADLINE));
    }

    function signed(bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(EGIL_KEY, digest);
        return abi.encodePacked(r, s, v);
    }

    function relay(
        address contributor,
        uint256 seed,
        uint256 nonce,
        bytes memory signature
    ) private returns (DatasetId) {
        vm.deal(RELAYER, BOND);
        vm.prank(RELAYER);
        return registry.submitBySig{value: BOND}(Samples.submission(seed), contributor, nonce, DEADLINE, signature);
    }
}
