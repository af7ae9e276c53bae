import { keccak_256 } from '@noble/hashes/sha3.js'

/**
 * The tree of `@openzeppelin/merkle-tree`'s `StandardMerkleTree` with default settings: leaves are
 * keccak256(keccak256(abi.encode(row))), sorted; nodes hash their children in ascending order. Stock `MerkleProof.sol`
 * verifies its proofs. Written out here because the package brings 40 kB of ABI machinery into the browser; a property
 * test holds the two equal.
 */
export class MerkleTree {
  readonly #nodes: Uint8Array[]
  /** Where each row's leaf stands in `#nodes`, by position in the input. */
  readonly #positions: number[]

  /** @param rows ABI encodings of the rows; at least one. */
  constructor(rows: readonly Uint8Array[]) {
    const leaves = rows.map((row, index) => ({ index, hash: keccak_256(keccak_256(row)) }))
    leaves.sort((a, b) => compareBytes(a.hash, b.hash))

    const size = 2 * leaves.length - 1
    this.#nodes = Array.from({ length: size })
    this.#positions = Array.from({ length: leaves.length })
    leaves.forEach(({ index, hash }, order) => {
      this.#nodes[size - 1 - order] = hash
      this.#positions[index] = size - 1 - order
    })
    for (let at = size - 1 - leaves.length; at >= 0; at--) {
      this.#nodes[at] = hashPair(this.#node(2 * at + 1), this.#node(2 * at + 2))
    }
  }

  get root(): Uint8Array {
    return this.#node(0)
  }

  /** Siblings from the leaf of row `index` to the root, as `MerkleProof.verify` takes them. */
  proof(index: number): Uint8Array[] {
    let at = this.#positions[index]
    if (at === undefined) throw new RangeError(`row ${index} is not in the tree`)
    const siblings: Uint8Array[] = []
    for (; at > 0; at = (at - 1) >> 1) siblings.push(this.#node(at % 2 === 1 ? at + 1 : at - 1))
    return siblings
  }

  #node(at: number): Uint8Array {
    const node = this.#nodes[at]
    if (node === undefined) throw new RangeError('a tree needs at least one row')
    return node
  }
}

function hashPair(a: Uint8Array, b: Uint8Array): Uint8Array {
  const [low, high] = compareBytes(a, b) <= 0 ? [a, b] : [b, a]
  const pair = new Uint8Array(64)
  pair.set(low)
  pair.set(high, 32)
  return keccak_256(pair)
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
