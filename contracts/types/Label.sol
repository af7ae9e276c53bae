// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

uint256 constant MAX_LABEL_BYTES = 63;

/// @notice Whether `text` is an RFC 1035 label in lower case: a letter, then letters, digits and hyphens, no hyphen last.
function isLabel(string calldata text) pure returns (bool) {
    bytes calldata characters = bytes(text);
    uint256 length = characters.length;
    if (length == 0 || length > MAX_LABEL_BYTES) return false;
    if (!_isLetter(characters[0]) || characters[length - 1] == "-") return false;

    for (uint256 i = 1; i < length; ++i) {
        bytes1 character = characters[i];
        if (!_isLetter(character) && !_isDigit(character) && character != "-") return false;
    }
    return true;
}

function _isLetter(bytes1 character) pure returns (bool) {
    return character >= "a" && character <= "z";
}

function _isDigit(bytes1 character) pure returns (bool) {
    return character >= "0" && character <= "9";
}
