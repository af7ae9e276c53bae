// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {ILicenseKinds} from "../../../contracts/interfaces/ILicenseKinds.sol";
import {IGoverned} from "../../../contracts/interfaces/IGoverned.sol";
import {ETHER} from "../../../contracts/types/Asset.sol";
import {KindId, LineageId} from "../../../contracts/types/Ids.sol";
import {Licenses} from "../support/Licenses.sol";

contract LicenseKindsTest is Licenses {
    function test_AKindsIdIsTheHashOfItsTerms() public view {
        ILicenseKinds.Kind memory kind = seatKind(ETHER);
        uint256 hash = uint256(keccak256(abi.encode(kind)));
        assertEq(uint256(KindId.unwrap(licenses.kindIdOf(kind))), (hash >> 48) << 48);
    }

    function test_ADecisionOpensAKind() public {
        ILicenseKinds.Kind memory kind = seatKind(usd);
        KindId kindId = licenses.kindIdOf(kind);
        vm.expectEmit(address(licenses));
        emit ILicenseKinds.KindOpened(kindId, LINEAGE, 7, kind);
        licenses.openKind(kind);
        assertRecord(kindId, 7, true, kind);
    }

    function test_ADecisionClosesAKindAndOpensItAgain() public {
        ILicenseKinds.Kind memory kind = seatKind(usd);
        KindId kindId = licenses.openKind(kind);
        expectKind(ILicenseKinds.ModelLicenseKindOpen.selector, kindId);
        licenses.openKind(kind);

        context.set(8);
        vm.expectEmit(address(licenses));
        emit ILicenseKinds.KindClosed(kindId, 8);
        licenses.closeKind(kindId);
        assertRecord(kindId, 8, false, kind);
        expectKind(ILicenseKinds.ModelLicenseKindNotOpen.selector, kindId);
        licenses.closeKind(kindId);

        context.set(9);
        licenses.openKind(kind);
        assertRecord(kindId, 9, true, kind);
    }

    function test_AKindNamesALineagePurposeAndTerms() public {
        ILicenseKinds.Kind memory kind = seatKind(usd);
        kind.lineage = LineageId.wrap(99);
        expectInvalid(kind);
        kind = seatKind(usd);
        kind.purpose = "";
        expectInvalid(kind);
        kind = seatKind(usd);
        kind.spdx = "";
        expectInvalid(kind);

        kind.termsDigest = "terms";
        licenses.openKind(kind);
        kind.spdx = "LicenseRef-ours";
        licenses.openKind(kind);
    }

    function test_AUseHasNoDurationAndNoTransfers() public {
        ILicenseKinds.Kind memory kind = useKind(usd);
        licenses.openKind(kind);
        kind.duration = 1;
        expectInvalid(kind);
        kind.duration = 0;
        kind.transferable = true;
        expectInvalid(kind);
    }

    function test_OnlyADecisionOpensAndCloses() public {
        ILicenseKinds.Kind memory kind = seatKind(usd);
        KindId kindId = licenses.openKind(kind);
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        licenses.openKind(useKind(usd));
        expectUnauthorized(MALLORY);
        vm.prank(MALLORY);
        licenses.closeKind(kindId);

        context.set(0);
        expectUnauthorized(address(this));
        licenses.openKind(useKind(usd));
        expectUnauthorized(address(this));
        licenses.closeKind(kindId);
    }

    function assertRecord(KindId kindId, uint256 proposalId, bool isOpen, ILicenseKinds.Kind memory kind) private view {
        bytes memory expected = abi.encode(ILicenseKinds.KindRecord(proposalId, isOpen, kind));
        assertEq(keccak256(abi.encode(licenses.kindOf(kindId))), keccak256(expected));
    }

    function expectInvalid(ILicenseKinds.Kind memory kind) private {
        KindId kindId = licenses.kindIdOf(kind);
        expectKind(ILicenseKinds.ModelLicenseInvalidKind.selector, kindId);
        licenses.openKind(kind);
    }

    function expectKind(bytes4 selector, KindId kindId) private {
        vm.expectRevert(abi.encodeWithSelector(selector, kindId));
    }

    function expectUnauthorized(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IGoverned.GovernedUnauthorized.selector, account));
    }
}
