// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ILineages} from "../../../contracts/interfaces/ILineages.sol";
import {IModelRegistry} from "../../../contracts/interfaces/IModelRegistry.sol";
import {LineageId, NO_RUN} from "../../../contracts/types/Ids.sol";
import {Registries} from "../support/Registries.sol";
import {Samples} from "../support/Samples.sol";

contract LineageDescentTest is Registries {
    LineageId[7] private family;
    bool[7][7] private descends;

    function test_ALineageWithoutParentsOwesNothing() public view {
        assertEq(keccak256(bytes(models.nameOf(lineage))), keccak256("intents"));
        assertEq(keccak256(abi.encode(models.descentOf(lineage))), keccak256(abi.encode(Samples.noDescent())));
        assertEq(models.depthOf(lineage), 0);
        assertOwes(lineage, new LineageId[](0), new uint16[](0));
    }

    function test_AChildRemembersItsParentsAndShare() public {
        LineageId mother = descendant("mother", list(), 100);
        ILineages.Descent memory descent = Samples.descent(list(lineage, mother), 300);

        vm.expectEmit(address(models));
        emit IModelRegistry.LineageCreated(
            models.lineageIdOf("child"),
            models.versionIdOf(models.lineageIdOf("child"), NO_RUN, Samples.commitment(9).root),
            7,
            "child",
            Samples.commitment(9),
            descent,
            "ipfs://child"
        );
        (LineageId child, ) = models.createLineage("child", Samples.commitment(9), descent, "ipfs://child");

        assertEq(keccak256(abi.encode(models.descentOf(child))), keccak256(abi.encode(descent)));
        assertEq(models.depthOf(child), 1);
    }

    /// @dev The share is of the descendant's own revenue, whatever lies between; who asks for nothing is not listed.
    function test_SharesAreAbsoluteAndReachEveryGeneration() public {
        LineageId a = descendant("a", list(), 1_000);
        LineageId b = descendant("b", list(a), 0);
        LineageId c = descendant("c", list(b), 250);
        LineageId d = descendant("d", list(c), 1);

        assertOwes(b, list(a), bps(1_000));
        assertOwes(c, list(a), bps(1_000));
        (LineageId[] memory ancestors, uint16[] memory shares) = models.sharesOf(d);
        assertEq(keccak256(abi.encode(ancestors, shares)), keccak256(abi.encode(list(c, a), bps(250, 1_000))));
        assertEq(models.depthOf(d), 3);
    }

    function test_AnAncestorOnTwoWaysUpIsPaidOnce() public {
        LineageId top = descendant("top", list(), 3_000);
        LineageId left = descendant("left", list(top), 1_000);
        LineageId right = descendant("right", list(top), 1_000);

        LineageId bottom = descendant("bottom", list(top, left, right), 0);

        (LineageId[] memory ancestors, uint16[] memory shares) = models.sharesOf(bottom);
        assertEq(ancestors.length, 3);
        assertEq(shareOf(ancestors, shares, top), 3_000);
        assertEq(shareOf(ancestors, shares, left), 1_000);
        assertEq(shareOf(ancestors, shares, right), 1_000);
    }

    function test_DepthFollowsTheLongestWayUp() public {
        LineageId one = descendant("one", list(lineage), 0);
        LineageId two = descendant("two", list(one), 0);

        assertEq(models.depthOf(descendant("low", list(lineage, two), 0)), 3);
        assertEq(models.depthOf(descendant("high", list(one, lineage), 0)), 2);
    }

    function test_TheSumIsCappedAtHalfOfTheRevenue() public {
        LineageId a = descendant("a", list(), 5_000);
        LineageId b = descendant("b", list(), 1);

        assertOwes(descendant("exact", list(a), 0), list(a), bps(5_000));
        ILineages.Descent memory descent = Samples.descent(list(a, b), 0);
        LineageId last = descent.parents[1];
        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryOwesTooMuch.selector, last, 5_001));
        models.createLineage("over", Samples.commitment(9), descent, "");
    }

    /// @dev Neither a parent that asks for nothing nor one that is counted already makes room for more.
    function test_TheSumIsKeptOverParentsThatAddNothing() public {
        LineageId[] memory fourth = new LineageId[](4);
        for (uint256 i; i < 4; ++i) fourth[i] = descendant(string.concat("p", vm.toString(i)), list(), 0);
        LineageId top = descendant("top", list(), 3_000);
        LineageId left = descendant("left", list(top), 1_000);
        LineageId right = descendant("right", list(top), 1_001);

        ILineages.Descent memory diamond = Samples.descent(list(top, left, right), 0);
        vm.expectPartialRevert(ILineages.ModelRegistryOwesTooMuch.selector);
        models.createLineage("diamond", Samples.commitment(9), diamond, "");
        for (uint256 i; i < 4; ++i) {
            LineageId[] memory parents = list(left, right, fourth[i]);
            vm.expectPartialRevert(ILineages.ModelRegistryOwesTooMuch.selector);
            models.createLineage("wide", Samples.commitment(9), Samples.descent(parents, 0), "");
        }
    }

    function test_NoSingleShareIsAboveTheCap() public {
        ILineages.Descent memory descent = Samples.descent(list(), 5_001);

        vm.expectRevert(abi.encodeWithSelector(ILineages.ModelRegistryInvalidShare.selector, 5_001));
        models.createLineage("greedy", Samples.commitment(9), descent, "");
    }

    function test_AtMostSixteenAncestorsAreOwed() public {
        LineageId[] memory sixteen = new LineageId[](16);
        for (uint256 i; i < 16; ++i) sixteen[i] = descendant(string.concat("p", vm.toString(i)), list(), 1);
        LineageId child = descendant("child", sixteen, 1);
        (LineageId[] memory owed, ) = models.sharesOf(child);
        assertEq(owed.length, 16);

        vm.expectRevert(
            abi.encodeWithSelector(ILineages.ModelRegistryOwesTooMuch.selector, models.descentOf(child).parents[15], 17)
        );
        models.createLineage("grandchild", Samples.commitment(9), Samples.descent(list(child), 0), "");
    }

    /// @dev Whatever the family, what a lineage owes is the plain union of what its ancestors ask.
    function testFuzz_SharesAreTheUnionOfTheAncestors(uint256 seed) public {
        for (uint256 i; i < 7; ++i) {
            uint256 word = uint256(keccak256(abi.encode(seed, i)));
            LineageId[] memory parents = chosenParents(i, word);
            uint16 share = (word >> 16) % 3 == 0 ? 0 : uint16((word >> 32) % 834);
            family[i] = descendant(string.concat("l", vm.toString(i)), parents, share);

            assertOwesTheUnion(i);
        }
    }

    function chosenParents(uint256 child, uint256 word) private returns (LineageId[] memory parents) {
        uint256 count;
        LineageId[] memory all = new LineageId[](child);
        for (uint256 j; j < child; ++j) {
            if ((word >> j) & 1 == 0) continue;
            all[count++] = family[j];
            descends[child][j] = true;
            for (uint256 k; k < j; ++k) if (descends[j][k]) descends[child][k] = true;
        }
        parents = new LineageId[](count);
        for (uint256 j; j < count; ++j) parents[j] = all[j];
    }

    function assertOwesTheUnion(uint256 child) private view {
        (LineageId[] memory owed, uint16[] memory shares) = models.sharesOf(family[child]);
        assertEq(owed.length, shares.length);
        uint256 expected;
        for (uint256 j; j < child; ++j) {
            uint16 asked = models.descentOf(family[j]).share;
            bool isOwed = descends[child][j] && asked > 0;
            assertEq(shareOf(owed, shares, family[j]), isOwed ? asked : 0);
            if (isOwed) ++expected;
        }
        assertEq(owed.length, expected);
    }

    function test_SetRoyaltyIsErc2981() public {
        uint256 tokenId = LineageId.unwrap(lineage);
        (address receiver, uint256 amount) = models.royaltyInfo(tokenId, 10_000);
        assertEq(receiver, address(this));
        assertEq(amount, 0);

        vm.expectEmit(address(models));
        emit ILineages.RoyaltyChanged(lineage, DAGNY, 250, 7);
        models.setRoyalty(lineage, DAGNY, 250);

        (receiver, amount) = models.royaltyInfo(tokenId, 10_000);
        assertEq(receiver, DAGNY);
        assertEq(amount, 250);
    }

    function test_SetRoyaltyIsADecisionAboutALineage() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 5));
        models.setRoyalty(LineageId.wrap(5), DAGNY, 1);

        context.set(0);
        expectUnauthorized(address(this));
        models.setRoyalty(lineage, DAGNY, 1);
    }

    function assertOwes(LineageId id, LineageId[] memory ancestors, uint16[] memory shares) private view {
        (LineageId[] memory owed, uint16[] memory found) = models.sharesOf(id);
        assertEq(keccak256(abi.encode(owed, found)), keccak256(abi.encode(ancestors, shares)));
    }

    function shareOf(
        LineageId[] memory ancestors,
        uint16[] memory shares,
        LineageId wanted
    ) private pure returns (uint256 share) {
        for (uint256 i; i < ancestors.length; ++i) if (ancestors[i] == wanted) share += shares[i];
    }

    function list() private pure returns (LineageId[] memory) {
        return new LineageId[](0);
    }

    function list(LineageId a) private pure returns (LineageId[] memory ids) {
        ids = new LineageId[](1);
        ids[0] = a;
    }

    function list(LineageId a, LineageId b) private pure returns (LineageId[] memory ids) {
        ids = new LineageId[](2);
        (ids[0], ids[1]) = (a, b);
    }

    function list(LineageId a, LineageId b, LineageId c) private pure returns (LineageId[] memory ids) {
        ids = new LineageId[](3);
        (ids[0], ids[1], ids[2]) = (a, b, c);
    }

    function bps(uint16 a) private pure returns (uint16[] memory shares) {
        shares = new uint16[](1);
        shares[0] = a;
    }

    function bps(uint16 a, uint16 b) private pure returns (uint16[] memory shares) {
        shares = new uint16[](2);
        (shares[0], shares[1]) = (a, b);
    }
}
