import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import { expect, test } from 'vitest'
import { asHex } from '../hex.ts'
import { datasetBatchOf, DatasetBatchError, maxBatchSize } from './datasetBatch.ts'

const word = (last: number) => asHex(`0x${last.toString(16).padStart(64, '0')}`)
const rowsOf = (length: number) =>
  Array.from({ length }, (_, index) => ({ datasetId: word(index + 1), metadataDigest: word(100_000 + index) }))

test.each([1, 2, 3, 7, 64])('a batch of %i is OpenZeppelin’s standard tree, proof by proof', (length) => {
  const rows = rowsOf(length)
  const tree = StandardMerkleTree.of(
    rows.map(({ datasetId, metadataDigest }) => [datasetId, metadataDigest]),
    ['bytes32', 'bytes32'],
  )

  const batch = datasetBatchOf(rows)

  const proofs = rows.map(({ datasetId }, index) => [datasetId, tree.getProof(index)] as const)
  expect(batch).toEqual({ root: tree.root, size: length, proofs: new Map(proofs) })
})

test('the order and the case of the rows make no difference', () => {
  const rows = rowsOf(9)
  const shouted = rows.map(({ datasetId, metadataDigest }) => {
    return { datasetId: asHex(`0x${datasetId.slice(2).toUpperCase()}`), metadataDigest }
  })

  expect(datasetBatchOf(shouted.toReversed())).toEqual(datasetBatchOf(rows))
})

test('the greatest batch has proofs of 14 siblings at most', () => {
  const { size, proofs } = datasetBatchOf(rowsOf(maxBatchSize))

  expect(size).toBe(10_000)
  expect(Math.max(...[...proofs.values()].map(({ length }) => length))).toBe(14)
})

test.each([
  ['none', []],
  ['too many', rowsOf(maxBatchSize + 1)],
  ['one twice', [...rowsOf(2), { datasetId: word(1), metadataDigest: word(5) }]],
])('%s is no batch', (_, rows) => {
  expect(() => datasetBatchOf(rows)).toThrow(DatasetBatchError)
})
