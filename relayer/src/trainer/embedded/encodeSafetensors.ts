import { compareCodePoints } from './compareCodePoints.ts'
import { dtypeBytes, SafetensorsError, type Tensor } from './safetensors.ts'

/**
 * Writes a safetensors file in the one form of `embedded/1`: tensors sorted by name, `__metadata__` = {"format":"pt"},
 * the header padded with spaces to a multiple of 8 bytes.
 *
 * @throws {SafetensorsError} when a tensor's data is not as long as its shape says, or a name is used twice.
 */
export function encodeSafetensors(tensors: readonly Tensor[]): Uint8Array<ArrayBuffer> {
  const sorted = tensors.toSorted((a, b) => compareCodePoints(a.name, b.name))
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } }
  let end = 0
  for (const { name, dtype, shape, data } of sorted) {
    const size = shape.reduce((product, dimension) => product * dimension, dtypeBytes[dtype])
    if (data.byteLength !== size) throw new SafetensorsError(name, `${data.byteLength} bytes`, `${size}, by its shape`)
    if (Object.hasOwn(header, name)) throw new SafetensorsError(name, 'the name twice', 'each name once')
    header[name] = { dtype, shape, data_offsets: [end, end + size] }
    end += size
  }

  const text = new TextEncoder().encode(JSON.stringify(header))
  const headerBytes = Math.ceil(text.byteLength / 8) * 8
  const file = new Uint8Array(8 + headerBytes + end)
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true)
  file.fill(0x20, 8, 8 + headerBytes).set(text, 8)
  let at = 8 + headerBytes
  for (const { data } of sorted) {
    file.set(data, at)
    at += data.byteLength
  }
  return file
}
