import { bytesToHex, fromRlp, hexToBytes, keccak256, toRlp, type Hex } from 'viem'
import { ChainDataInvalid } from './rpcError.ts'

/** An RLP item: bytes, or a list of items. */
type Item = Hex | readonly Item[]

const emptyRoot = keccak256('0x80')

/**
 * Reads a key out of a Merkle–Patricia proof (Ethereum Yellow Paper, appendix D).
 *
 * @param proof Nodes from the root down, as `eth_getProof` gives them.
 * @returns The value, or null where the proof shows that there is none.
 * @throws ChainDataInvalid when the nodes do not hash up to `root`.
 */
export function readProof(root: Hex, key: Hex, proof: readonly Hex[]): Hex | null {
  if (root === emptyRoot && proof.length === 0) return null
  const path = nibblesOf(key)
  let expected: Item = root
  let at = 0
  const nodes = proof[Symbol.iterator]()
  for (;;) {
    const node = resolve(expected, nodes)
    if (node.length === 17) {
      if (at === path.length) return valueOf(node[16])
      expected = node[path[at++] ?? 16] ?? '0x'
    } else {
      const { isLeaf, nibbles } = decodePath(node[0])
      const matches = nibbles.every((nibble, index) => path[at + index] === nibble)
      if (!matches) return null
      at += nibbles.length
      if (isLeaf) return at === path.length ? valueOf(node[1]) : null
      expected = node[1] ?? '0x'
    }
    if (expected === '0x') return null
  }
}

/** Root of the trie over `rlp(index) → values[index]`, as headers commit to transactions and receipts. */
export function indexedTrieRoot(values: readonly Hex[]): Hex {
  if (values.length === 0) return emptyRoot
  const entries = values.map((value, index): Entry => [nibblesOf(toRlp(index === 0 ? '0x' : evenHex(index))), value])
  return keccak256(toRlp(build(entries)))
}

type Entry = readonly [path: readonly number[], value: Hex]

function build(entries: readonly Entry[]): readonly Item[] {
  const [first] = entries
  if (first && entries.length === 1) return [encodePath(first[0], true), first[1]]
  const shared = sharedPrefix(entries.map(([path]) => path))
  if (shared.length > 0) {
    const rest = entries.map(([path, value]): Entry => [path.slice(shared.length), value])
    return [encodePath(shared, false), reference(build(rest))]
  }
  const branches = Array.from({ length: 16 }, (_, nibble): Item => {
    const below = entries.filter(([path]) => path[0] === nibble).map(([path, value]): Entry => [path.slice(1), value])
    return below.length === 0 ? '0x' : reference(build(below))
  })
  return [...branches, entries.find(([path]) => path.length === 0)?.[1] ?? '0x']
}

/** A node shorter than a hash is written in place of its hash. */
function reference(node: readonly Item[]): Item {
  const encoded = toRlp(node)
  return encoded.length - 2 < 64 ? node : keccak256(encoded)
}

function resolve(expected: Item, nodes: Iterator<Hex>): readonly Item[] {
  if (typeof expected !== 'string') return expected
  const { value: node, done } = nodes.next()
  if (done === true) throw new ChainDataInvalid('a state proof ends early')
  if (keccak256(node) !== expected) throw new ChainDataInvalid('a state proof does not hash up to its root')
  const decoded: Item = fromRlp(node, 'hex')
  if (typeof decoded === 'string' || (decoded.length !== 2 && decoded.length !== 17))
    throw new ChainDataInvalid('a state proof holds something that is no trie node')
  return decoded
}

function valueOf(item: Item | undefined): Hex | null {
  return typeof item !== 'string' || item === '0x' ? null : item
}

function nibblesOf(bytes: Hex): number[] {
  return Array.from(bytes.slice(2), (digit) => Number.parseInt(digit, 16))
}

/** Hex-prefix encoding (Yellow Paper, appendix C). */
function encodePath(nibbles: readonly number[], isLeaf: boolean): Hex {
  const odd = nibbles.length % 2
  const flagged = [(isLeaf ? 2 : 0) + odd, ...(odd ? [] : [0]), ...nibbles]
  return `0x${flagged.map((nibble) => nibble.toString(16)).join('')}`
}

function decodePath(item: Item | undefined): { isLeaf: boolean; nibbles: readonly number[] } {
  if (typeof item !== 'string' || item.length < 4)
    throw new ChainDataInvalid('a state proof holds a node without a path')
  const [flag = 0, ...rest] = nibblesOf(item)
  return { isLeaf: flag >= 2, nibbles: flag % 2 === 1 ? rest : rest.slice(1) }
}

function sharedPrefix(paths: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = paths
  const end = first.findIndex((nibble, index) => paths.some((path) => path[index] !== nibble))
  return end === -1 ? first : first.slice(0, end)
}

function evenHex(value: number): Hex {
  return bytesToHex(hexToBytes(`0x${value.toString(16).padStart(value > 0xff ? 4 : 2, '0')}`))
}
