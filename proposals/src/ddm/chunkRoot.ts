import { MerkleTree } from './merkleTree.ts'

/** Bytes a chunk, the last of a file may be shorter. */
export const chunkSize = 1_048_576

/** Root over a file's chunk digests, rows `(uint64 index, bytes32 digest)`; 32 zero bytes for an empty file. */
export function chunkRootOf(chunkDigests: readonly Uint8Array[]): Uint8Array {
  if (chunkDigests.length === 0) return new Uint8Array(32)
  return new MerkleTree(chunkDigests.map(encodeChunk)).root
}

/** ABI encoding of a chunk's row. */
function encodeChunk(digest: Uint8Array, index: number): Uint8Array {
  const row = new Uint8Array(64)
  new DataView(row.buffer).setBigUint64(24, BigInt(index))
  row.set(digest, 32)
  return row
}
