// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {isUtf8} from "../../../contracts/types/Utf8.sol";
import {Test} from "../support/Test.sol";

/// @dev The borders of RFC 3629's table, on both sides.
contract Utf8Test is Test {
    function test_WellFormed() public pure {
        bytes[18] memory texts = [
            bytes(""),
            hex"00",
            hex"7f",
            hex"c280",
            hex"dfbf",
            hex"e0a080",
            hex"e0bfbf",
            hex"e18080",
            hex"ecbfbf",
            hex"ed8080",
            hex"ed9fbf",
            hex"ee8080",
            hex"efbfbf",
            hex"f0908080",
            hex"f1808080",
            hex"f3bfbfbf",
            hex"f48fbfbf",
            unicode"a“é”😀z"
        ];
        for (uint256 i; i < texts.length; ++i) assertTrue(isUtf8(texts[i]), vm.toString(i));
    }

    function test_IllFormed() public pure {
        bytes[31] memory texts = [
            bytes(hex"80"),
            hex"bf",
            hex"c180",
            hex"c080",
            hex"c2",
            hex"c27f",
            hex"c2c0",
            hex"dfc0",
            hex"e0",
            hex"e080",
            hex"e09fbf",
            hex"e0a07f",
            hex"e0a0c0",
            hex"eda080",
            hex"edbfbf",
            hex"f0808080",
            hex"f08fbfbf",
            hex"f09080",
            hex"f0908061",
            hex"f4908080",
            hex"f5808080",
            hex"ff",
            hex"61e2",
            hex"e17f80",
            hex"e1c080",
            hex"edc080",
            hex"f0c08080",
            hex"f17f8080",
            hex"f1c08080",
            hex"e28061",
            hex"6180"
        ];
        for (uint256 i; i < texts.length; ++i) assertTrue(!isUtf8(texts[i]), vm.toString(i));
    }

    /// @dev Every code point below the surrogates and above them, encoded as the RFC says, and nothing shorter.
    function testFuzz_EveryCodePointIsWellFormedAndNoPrefixOfItIs(uint256 seed) public pure {
        uint256 point = bound(seed, 0, 0x10ffff);
        bytes memory text = encoded(point);

        assertTrue(isUtf8(text) == (point < 0xd800 || point > 0xdfff), "well-formed");
        for (uint256 length = 1; length < text.length; ++length) {
            bytes memory prefix = new bytes(length);
            for (uint256 i; i < length; ++i) prefix[i] = text[i];
            assertTrue(!isUtf8(prefix), "prefix");
        }
    }

    function encoded(uint256 point) private pure returns (bytes memory) {
        if (point < 0x80) return abi.encodePacked(uint8(point));
        if (point < 0x800) return abi.encodePacked(uint8(0xc0 | (point >> 6)), tail(point));
        if (point < 0x10000) return abi.encodePacked(uint8(0xe0 | (point >> 12)), tail(point >> 6), tail(point));
        return abi.encodePacked(uint8(0xf0 | (point >> 18)), tail(point >> 12), tail(point >> 6), tail(point));
    }

    function tail(uint256 bits) private pure returns (uint8) {
        return uint8(0x80 | (bits & 0x3f));
    }
}
