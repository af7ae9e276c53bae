import { z } from 'zod'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 lower-case hexadecimal digits' })
const root = z.templateLiteral(['0x', digest], { error: '"0x" and 64 lower-case hexadecimal digits' })

/** A file as a `ddm/1` manifest lists it. */
export const fileEntrySchema = z.strictObject({
  path: z.string({ error: 'a path' }),
  size: z.int({ error: 'a whole number of bytes up to 2^53 − 1' }).min(0, { error: 'a whole number of bytes' }),
  /** What `sha256sum` prints. */
  sha256: digest,
  chunkRoot: root,
})

export type FileEntry = z.infer<typeof fileEntrySchema>

/** ABI encoding of `(string path, uint64 size, bytes32 sha256, bytes32 chunkRoot)`: the row of the folder's tree. */
export function encodeFileEntry({ path, size, sha256, chunkRoot }: FileEntry): Uint8Array {
  const name = utf8ToBytes(path)
  const row = new Uint8Array(160 + Math.ceil(name.length / 32) * 32)
  const view = new DataView(row.buffer)
  view.setBigUint64(24, 128n)
  view.setBigUint64(56, BigInt(size))
  row.set(hexToBytes(sha256), 64)
  row.set(hexToBytes(chunkRoot.slice(2)), 96)
  view.setBigUint64(152, BigInt(name.length))
  row.set(name, 160)
  return row
}
