import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { MerkleTree } from '../ddm/merkleTree.ts'
import { ProposalsError } from '../errors.ts'
import { asHex, type Hex } from '../hex.ts'

/** Most datasets that one decision approves by a root: `MAX_BATCH_SIZE` of the registry. */
export const maxBatchSize = 10_000

/** What a batch approves of a dataset: who contributed which bytes, under which metadata. Both 32 bytes. */
export interface BatchRow {
  readonly datasetId: Hex
  readonly metadataDigest: Hex
}

/** The tree that `approveBatch` takes the root of, with what each contributor calls `admit` with. */
export interface DatasetBatch {
  readonly root: Hex
  readonly size: number
  /** Siblings from leaf to root, by dataset id in lower case. */
  readonly proofs: ReadonlyMap<Hex, readonly Hex[]>
}

/** A list of datasets that no batch can be made of. */
export class DatasetBatchError extends ProposalsError {
  override name = 'DatasetBatchError'
}

/**
 * OpenZeppelin's `StandardMerkleTree` of `["bytes32", "bytes32"]` rows. The order of the rows makes no difference.
 * @throws DatasetBatchError where there are none, more than `maxBatchSize`, or a dataset stands twice.
 */
export function datasetBatchOf(rows: readonly BatchRow[]): DatasetBatch {
  const ids = rows.map(({ datasetId }) => asHex(datasetId.toLowerCase()))
  if (rows.length === 0 || rows.length > maxBatchSize) {
    throw new DatasetBatchError(`a batch: found ${rows.length} datasets, allowed 1 to ${maxBatchSize}`)
  }
  const twice = firstTwice(ids)
  if (twice !== undefined) throw new DatasetBatchError(`a batch: found dataset ${twice} twice, allowed each once`)

  const tree = new MerkleTree(rows.map(encodeRow))
  const proofs = ids.map((id, index) => [id, tree.proof(index).map(wordOf)] as const)
  return { root: wordOf(tree.root), size: rows.length, proofs: new Map(proofs) }
}

function encodeRow({ datasetId, metadataDigest }: BatchRow): Uint8Array {
  return hexToBytes(datasetId.slice(2) + metadataDigest.slice(2))
}

function wordOf(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`
}

function firstTwice(ids: readonly Hex[]): Hex | undefined {
  const seen = new Set<Hex>()
  return ids.find((id) => seen.has(id) || !seen.add(id))
}
