import { duplicateKey } from './duplicateKey.ts'
import { EmbeddedError, quote } from './embeddedError.ts'

/** Bytes an element of each dtype of the safetensors format. */
export const dtypeBytes = {
  F64: 8,
  I64: 8,
  U64: 8,
  F32: 4,
  I32: 4,
  U32: 4,
  F16: 2,
  BF16: 2,
  I16: 2,
  U16: 2,
  F8_E4M3: 1,
  F8_E5M2: 1,
  I8: 1,
  U8: 1,
  BOOL: 1,
} as const

export type Dtype = keyof typeof dtypeBytes

export interface Tensor {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  /** Little-endian elements, the last dimension fastest. */
  readonly data: Uint8Array
}

export interface SafetensorsFile {
  readonly metadata: Readonly<Record<string, string>>
  /** In the order of their data. */
  readonly tensors: readonly Tensor[]
}

/** Bytes are not a safetensors file. */
export class SafetensorsError extends EmbeddedError {
  override name = 'SafetensorsError'
}

const maxHeaderBytes = 100_000_000

/**
 * Reads a safetensors file, refusing everything that two readers could see differently: holes, overlaps, trailing
 * bytes, duplicate keys, unknown fields.
 *
 * @throws {SafetensorsError}
 * @see https://github.com/huggingface/safetensors#format
 */
export function parseSafetensors(bytes: Uint8Array): SafetensorsFile {
  const header = readHeader(bytes)
  const data = bytes.subarray(8 + header.bytes)

  let metadata: Record<string, string> = {}
  const entries: { tensor: Tensor; begin: number; end: number }[] = []
  for (const [name, entry] of header.entries) {
    if (name === '__metadata__') metadata = readMetadata(entry)
    else entries.push(readEntry(name, entry, data))
  }

  entries.sort((a, b) => a.begin - b.begin || a.end - b.end)
  let at = 0
  for (const { tensor, begin, end } of entries) {
    if (begin !== at) throw new SafetensorsError(tensor.name, `data from ${begin}`, `data from ${at}, without holes`)
    at = end
  }
  if (at !== data.byteLength) throw new SafetensorsError('data', `${data.byteLength} bytes`, `${at} bytes`)
  return { metadata, tensors: entries.map(({ tensor }) => tensor) }
}

function readHeader(bytes: Uint8Array): { bytes: number; entries: [string, unknown][] } {
  const where = 'header'
  if (bytes.byteLength < 8) throw new SafetensorsError(where, `${bytes.byteLength} bytes`, 'at least 8')
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)
  if (length > maxHeaderBytes || length > bytes.byteLength - 8) {
    throw new SafetensorsError(where, `a length of ${length}`, `at most ${maxHeaderBytes} and the file's length`)
  }
  const text = decodeHeader(bytes.subarray(8, 8 + Number(length)))
  if (!text.startsWith('{')) throw new SafetensorsError(where, quote(text.slice(0, 8)), 'an object')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new SafetensorsError(where, quote(text), 'JSON', { cause })
  }
  if (!/\}[ ]*$/.test(text)) throw new SafetensorsError(where, 'other padding', 'padding with spaces')
  const twice = duplicateKey(text)
  if (twice !== undefined) throw new SafetensorsError(where, `the key ${quote(twice)} twice`, 'each key once')
  return { bytes: Number(length), entries: Object.entries(Object(value)) }
}

function decodeHeader(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new SafetensorsError('header', 'bytes that are not UTF-8', 'UTF-8 text', { cause })
  }
}

function readMetadata(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null
  if (!entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    throw new SafetensorsError('__metadata__', quote(value), 'an object of texts')
  }
  return Object.fromEntries(entries)
}

function readEntry(name: string, value: unknown, data: Uint8Array) {
  const fields = new Map<string, unknown>(Object.entries(Object(value)))
  if ([...fields.keys()].toSorted().join() !== 'data_offsets,dtype,shape') {
    throw new SafetensorsError(name, quote(value), 'an object of dtype, shape and data_offsets')
  }
  const dtype = fields.get('dtype')
  const shape = fields.get('shape')
  const offsets = fields.get('data_offsets')
  if (!isDtype(dtype)) throw new SafetensorsError(`${name}.dtype`, quote(dtype), Object.keys(dtypeBytes).join(' '))
  if (!isSizes(shape)) throw new SafetensorsError(`${name}.shape`, quote(shape), 'whole numbers')
  const [begin, end] = isSizes(offsets) && offsets.length === 2 ? offsets : []
  if (begin === undefined || end === undefined || begin > end || end > data.byteLength) {
    throw new SafetensorsError(`${name}.data_offsets`, quote(offsets), `[begin, end] up to ${data.byteLength}`)
  }
  const size = shape.reduce((product, dimension) => product * dimension, dtypeBytes[dtype])
  if (end - begin !== size) throw new SafetensorsError(name, `${end - begin} bytes`, `${size}, as its shape says`)
  return { tensor: { name, dtype, shape, data: data.subarray(begin, end) }, begin, end }
}

function isDtype(value: unknown): value is Dtype {
  return typeof value === 'string' && Object.hasOwn(dtypeBytes, value)
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0)
}
