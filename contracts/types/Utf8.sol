// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @notice Whether `text` is well-formed UTF-8 (RFC 3629): no stray or missing continuation, nothing overlong, no surrogate.
function isUtf8(bytes memory text) pure returns (bool) {
    uint256 length = text.length;
    uint256 i;
    while (i < length) {
        (uint256 tail, uint8 least, uint8 greatest) = _tailOf(uint8(text[i]));
        if (greatest == 0 || tail >= length - i) return false;

        for (uint256 end = i + tail; i < end; (least, greatest) = (0x80, 0xbf)) {
            uint8 continuation = uint8(text[++i]);
            if (continuation < least || continuation > greatest) return false;
        }
        ++i;
    }
    return true;
}

/// @dev How many bytes follow this first one, and the range of the next; a greatest of 0 where it can be no first byte.
function _tailOf(uint8 lead) pure returns (uint256 tail, uint8 least, uint8 greatest) {
    if (lead < 0x80) return (0, 0x80, 0xbf);
    if (lead < 0xc2 || lead > 0xf4) return (0, 0, 0);
    if (lead < 0xe0) return (1, 0x80, 0xbf);
    if (lead < 0xf0) return (2, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);

    return (3, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
}
