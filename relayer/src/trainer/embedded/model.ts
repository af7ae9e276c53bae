import { EmbeddedError, quote } from './embeddedError.ts'
import { encodeSafetensors } from './encodeSafetensors.ts'
import { bucketCount } from './features.ts'
import type { FolderFile } from './folderFile.ts'
import { isLabel, labelRule } from './readRows.ts'
import { parseSafetensors } from './safetensors.ts'

/** A classifier of family `hashed-linear/1`; without labels it is the untrained base. */
export interface Model {
  /** Distinct, in ascending code points. */
  readonly labels: readonly string[]
  /** `bucketCount` × `labels.length`, a row a bucket: the weight of a torch `EmbeddingBag`. */
  readonly weights: Float32Array
}

/** A folder is not a model of this family. */
export class ModelError extends EmbeddedError {
  override name = 'ModelError'
}

export const maxLabels = 1024

const description = { family: 'hashed-linear/1', buckets: bucketCount, tensor: 'weight', dtype: 'F32' } as const

/** The untrained model. */
export const emptyModel: Model = { labels: [], weights: new Float32Array(0) }

/**
 * Reads a model folder: `config.json`, and for a trained one `labels.json` and `model.safetensors`.
 *
 * @throws {ModelError} naming the file.
 * @throws {SafetensorsError}
 */
export function parseModel(files: readonly FolderFile[]): Model {
  const find = (path: string) => files.find((file) => file.path === path)?.bytes
  const config = readJson(find('config.json'), 'config.json')
  if (JSON.stringify(config) !== JSON.stringify(description)) {
    throw new ModelError('config.json', quote(config), JSON.stringify(description))
  }
  const labelBytes = find('labels.json')
  const tensorBytes = find('model.safetensors')
  if (!labelBytes && !tensorBytes) return emptyModel

  const labels = checkLabels(readJson(labelBytes, 'labels.json'))
  if (!tensorBytes) throw new ModelError('model.safetensors', 'nothing', 'the weights of labels.json')
  const { tensors } = parseSafetensors(tensorBytes)
  const [tensor] = tensors
  const expected = { name: 'weight', dtype: 'F32', shape: [bucketCount, labels.length] }
  const found = tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape }))
  if (!tensor || JSON.stringify(found) !== JSON.stringify([expected])) {
    throw new ModelError('model.safetensors', quote(found), JSON.stringify([expected]))
  }
  // A copy by constructor: `slice` of Node's Buffer would be a view of the whole file.
  const weights = new Float32Array(new Uint8Array(tensor.data).buffer)
  if (!weights.every(Number.isFinite)) throw new ModelError('model.safetensors', 'NaN or Infinity', 'finite weights')
  return { labels, weights }
}

function checkLabels(value: unknown): string[] {
  const isList = Array.isArray(value) && value.every((label): label is string => typeof label === 'string')
  if (!isList || value.length === 0 || value.length > maxLabels || new Set(value).size !== value.length) {
    throw new ModelError('labels.json', quote(value), `1 to ${maxLabels} distinct labels`)
  }
  const wrong = value.find((label) => !isLabel(label))
  if (wrong !== undefined) throw new ModelError('labels.json', quote(wrong), labelRule)
  return value
}

function readJson(bytes: Uint8Array | undefined, path: string): unknown {
  if (!bytes) throw new ModelError(path, 'nothing', 'the file')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new ModelError(path, 'bytes that are not JSON', 'JSON', { cause })
  }
}

/** The files of a model folder, without its README. */
export function encodeModel({ labels, weights }: Model): FolderFile[] {
  const config = { path: 'config.json', bytes: encodeJson(description) }
  if (labels.length === 0) return [config]
  const data = new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength)
  const tensor = { name: 'weight', dtype: 'F32' as const, shape: [bucketCount, labels.length], data }
  return [
    config,
    { path: 'labels.json', bytes: encodeJson(labels) },
    { path: 'model.safetensors', bytes: encodeSafetensors([tensor]) },
  ]
}

function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}
