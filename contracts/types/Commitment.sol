// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @notice `ddm/1` commitment of a folder: a dataset, a base model or the artifact of a run.
/// @param root Root of the OpenZeppelin `StandardMerkleTree` over `[path, size, sha256, chunkRoot]`, a row a file.
/// @param dirHash1 SHA-256 of the folder's `SHA256SUMS` text (in-toto `dirHash1`).
/// @param totalBytes Sum of the files' sizes, in bytes.
/// @param fileCount Number of files.
struct Commitment {
    bytes32 root;
    bytes32 dirHash1;
    uint64 totalBytes;
    uint32 fileCount;
}

using {namesBytes} for Commitment global;

/// @dev Whether the commitment is to at least one byte.
function namesBytes(Commitment calldata commitment) pure returns (bool) {
    return commitment.root != 0 && commitment.dirHash1 != 0 && commitment.totalBytes != 0 && commitment.fileCount != 0;
}
