import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { encodeSafetensors } from './encodeSafetensors.ts'
import { dtypeBytes, parseSafetensors, SafetensorsError, type Tensor } from './safetensors.ts'

/** A file with this header text, however wrong, and this much data. */
function fileOf(header: string, dataBytes: number, headerLength?: bigint): Uint8Array {
  const text = new TextEncoder().encode(header)
  const file = new Uint8Array(8 + text.length + dataBytes)
  new DataView(file.buffer).setBigUint64(0, headerLength ?? BigInt(text.length), true)
  file.set(text, 8)
  return file
}

const tensorOf = (begin: number, end: number) =>
  `{"dtype":"U8","shape":[${end - begin}],"data_offsets":[${begin},${end}]}`

const byName = (all: readonly Tensor[]) => new Map(all.map((tensor) => [tensor.name, tensor]))

const tensors = fc.uniqueArray(
  fc
    .record({
      name: fc
        .string({ unit: 'binary', minLength: 1 })
        .filter((name) => name !== '__metadata__' && name.isWellFormed()),
      dtype: fc.constantFrom('F64', 'F32', 'BF16', 'I8', 'BOOL'),
      shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
    })
    .map(({ name, dtype, shape }): Tensor => ({
      name,
      dtype,
      shape,
      data: new Uint8Array(shape.reduce((product, size) => product * size, dtypeBytes[dtype])).fill(name.length),
    })),
  { selector: ({ name }) => name, maxLength: 5 },
)

function attempt(read: () => void): string {
  try {
    read()
    return 'read or refused'
  } catch (error) {
    return error instanceof SafetensorsError ? 'read or refused' : String(error)
  }
}

test('what is written is read back, in one form whatever the order of the tensors', () => {
  fc.assert(
    fc.property(tensors, (list) => {
      const file = encodeSafetensors(list)
      const read = parseSafetensors(file)
      expect(byName(read.tensors)).toEqual(byName(list))
      expect(read.metadata).toEqual({ format: 'pt' })
      expect(encodeSafetensors(list.toReversed())).toEqual(file)
      expect(new DataView(file.buffer).getBigUint64(0, true) % 8n).toBe(0n)
    }),
  )
})

test('the written bytes are those of the format, tensors by name', () => {
  const data = Uint8Array.of(0, 0, 128, 63)
  const file = encodeSafetensors([
    { name: 'b', dtype: 'F32', shape: [1], data },
    { name: 'a', dtype: 'U8', shape: [2], data: Uint8Array.of(7, 8) },
  ])

  const header = `{"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}`
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8)
  expect(new TextDecoder().decode(file.subarray(8, 8 + padded.length))).toBe(padded)
  expect([...file.subarray(8 + padded.length)]).toEqual([7, 8, 0, 0, 128, 63])
})

test('a file that lost or gained bytes anywhere is refused', () => {
  const file = encodeSafetensors([{ name: 'a', dtype: 'U8', shape: [40], data: new Uint8Array(40) }])
  fc.assert(
    fc.property(fc.nat(file.length - 1), (length) => {
      expect(() => parseSafetensors(file.subarray(0, length))).toThrow(SafetensorsError)
    }),
  )
  expect(() => parseSafetensors(Buffer.concat([file, Uint8Array.of(0)]))).toThrow(SafetensorsError)
})

test('random bytes are refused and never crash the reader', () => {
  const header = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constant('{}'))
  fc.assert(
    fc.property(header, fc.nat(64), fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })), (text, bytes, length) => {
      const file = fileOf(text, bytes, length ?? undefined)
      expect(attempt(() => parseSafetensors(file))).toBe('read or refused')
    }),
  )
})

test.each([
  ['a hole', fileOf(`{"a":${tensorOf(0, 2)},"b":${tensorOf(3, 4)}}`, 4)],
  ['a hole at the start', fileOf(`{"a":${tensorOf(1, 4)}}`, 4)],
  ['an overlap', fileOf(`{"a":${tensorOf(0, 3)},"b":${tensorOf(2, 4)}}`, 4)],
  ['two tensors over the same bytes', fileOf(`{"a":${tensorOf(0, 4)},"b":${tensorOf(0, 4)}}`, 4)],
  ['bytes after the last tensor', fileOf(`{"a":${tensorOf(0, 3)}}`, 4)],
  ['an end beyond the file', fileOf(`{"a":${tensorOf(0, 5)}}`, 4)],
  ['a name twice', fileOf(`{"a":${tensorOf(0, 4)},"a":${tensorOf(0, 4)}}`, 4)],
  ['a field twice', fileOf('{"a":{"dtype":"U8","dtype":"I8","shape":[4],"data_offsets":[0,4]}}', 4)],
  ['an unknown field', fileOf('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"x":1}}', 4)],
  ['an unknown dtype', fileOf('{"a":{"dtype":"toString","shape":[4],"data_offsets":[0,4]}}', 4)],
  ['a shape that is not its bytes', fileOf('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', 4)],
  ['a negative size', fileOf('{"a":{"dtype":"U8","shape":[-2,-2],"data_offsets":[0,4]}}', 4)],
  ['offsets in reverse', fileOf('{"a":{"dtype":"U8","shape":[0],"data_offsets":[4,0]}}', 4)],
  ['three offsets', fileOf('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4,4]}}', 4)],
  ['null for a tensor', fileOf('{"a":null}', 0)],
  ['metadata that is not text', fileOf('{"__metadata__":{"a":1}}', 0)],
  ['metadata that is a list', fileOf('{"__metadata__":["a"]}', 0)],
  ['a header that starts with a space', fileOf(' {}', 0)],
  ['a header padded with zeros', fileOf('{}\0\0', 0)],
  ['a header padded with line ends', fileOf('{}\n', 0)],
  ['a header with a byte order mark', fileOf('\ufeff{}', 0)],
  ['a header that is a list', fileOf('[]', 0)],
  ['a header longer than the file', fileOf('{}', 0, 3n)],
  ['a header of 100 000 001 bytes', fileOf('{}', 0, 100_000_001n)],
  ['a header length beyond 2^53', fileOf('{}', 0, 2n ** 64n - 1n)],
  ['no header', new Uint8Array(7)],
])('%s is refused', (_, file) => {
  expect(() => parseSafetensors(file)).toThrow(SafetensorsError)
})

test('tensors without elements may share an offset', () => {
  const file = fileOf(`{"a":${tensorOf(0, 0)},"b":${tensorOf(0, 4)},"c":${tensorOf(4, 4)}}   `, 4)

  expect(parseSafetensors(file).tensors.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
})

test('a tensor is not written with data of another length, nor two of one name', () => {
  const tensor = { name: 'a', dtype: 'U8', shape: [2], data: new Uint8Array(2) } as const

  expect(() => encodeSafetensors([{ ...tensor, shape: [3] }])).toThrow(SafetensorsError)
  expect(() => encodeSafetensors([tensor, tensor])).toThrow(SafetensorsError)
})
