import { keccak256, toRlp, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { indexedTrieRoot, readProof } from './merklePatricia.ts'
import { ChainDataInvalid } from './rpcError.ts'

/** A leaf alone in its trie: the path with its prefix, the value. */
const leaf = (path: Hex, value: Hex) => toRlp([path, value])

test('the empty trie has the root that every empty block shows', () => {
  expect(indexedTrieRoot([])).toBe('0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421')
})

test('one value hashes as a leaf at rlp(0)', () => {
  const value = toRlp('0x1234567890abcdef')

  expect(indexedTrieRoot([value])).toBe(keccak256(leaf('0x2080', value)))
})

test('a value is read from a proof, and the absence of another is too', () => {
  const key = keccak256('0x01')
  const node = leaf(`0x20${key.slice(2)}`, '0x2a')

  expect(readProof(keccak256(node), key, [node])).toBe('0x2a')
  expect(readProof(keccak256(node), keccak256('0x02'), [node])).toBeNull()
})

test.for([
  ['no nodes', (): Hex[] => []],
  ['another node', (): Hex[] => [leaf('0x20ff', '0x2b')]],
  ['a changed value', (): Hex[] => [leaf(`0x20${keccak256('0x01').slice(2)}`, '0x2b')]],
] as const)('a proof with %s does not hold', ([, nodes]) => {
  const key = keccak256('0x01')
  const root = keccak256(leaf(`0x20${key.slice(2)}`, '0x2a'))

  expect(() => readProof(root, key, nodes())).toThrow(ChainDataInvalid)
})
