import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import type { Hex } from '../hex.ts'
import { canonicalBytes } from '../json/canonicalJson.ts'
import { parseJson } from '../json/parseJson.ts'
import { describeIssues } from '../json/describeIssues.ts'
import { checkPaths } from './checkPaths.ts'
import { chunkSize } from './chunkRoot.ts'
import { DdmError } from './ddmError.ts'
import { encodeFileEntry, type FileEntry, fileEntrySchema } from './fileEntry.ts'
import { MerkleTree } from './merkleTree.ts'
import { comparePaths } from './path.ts'

/** A folder and its commitment, frozen as `ddm/1`. Files are in the order of their UTF-8 paths. */
export interface Manifest {
  readonly chunkSize: typeof chunkSize
  readonly files: readonly FileEntry[]
  readonly format: 'ddm/1'
  readonly root: Hex
}

/** Greatest manifest that is read: about 300 000 files. */
export const manifestLimits = { maxBytes: 67_108_864, maxDepth: 3 } as const

const manifestSchema = z.strictObject({
  chunkSize: z.literal(chunkSize, { error: String(chunkSize) }),
  files: z.array(fileEntrySchema, { error: 'an array of files' }),
  format: z.literal('ddm/1', { error: '"ddm/1"' }),
  root: z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)], {
    error: '"0x" and 64 lower-case hexadecimal digits',
  }),
})

/**
 * Orders the files of a folder and commits to them.
 *
 * @throws {DdmError} for no files at all, an unusable or ignored path, or two paths that some file system takes for one.
 */
export function createManifest(entries: readonly FileEntry[]): Manifest {
  const files = entries.toSorted((a, b) => comparePaths(a.path, b.path))
  checkFiles(files)
  return { chunkSize, files, format: 'ddm/1', root: `0x${bytesToHex(treeOf(files).root)}` }
}

/** RFC 8785 bytes of a manifest: what is stored, hashed and named by its CID. */
export function encodeManifest({ files, root }: Manifest): Uint8Array {
  return canonicalBytes({ chunkSize, files, format: 'ddm/1', root })
}

/**
 * Reads a manifest from its stored bytes and recomputes its root, so that what is returned is consistent in itself.
 *
 * @throws {DdmError} if the bytes are not exactly the canonical ones, or the root is not that of the files.
 * @throws {JsonError} if the bytes are not strict JSON.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(bytes, manifestLimits), { reportInput: true })
  if (!parsed.success) {
    const [first] = describeIssues(parsed.error)
    throw new DdmError(null, `manifest ${first?.path ?? ''}: ${first?.found ?? ''}`, first?.allowed ?? '')
  }

  const manifest = createManifest(parsed.data.files)
  if (manifest.root !== parsed.data.root) {
    throw new DdmError(
      null,
      `manifest root ${parsed.data.root}`,
      `${manifest.root}, the root of the files that it lists`,
    )
  }
  if (!equalBytes(encodeManifest(manifest), bytes)) {
    throw new DdmError(null, 'a manifest in another serialisation', 'RFC 8785 bytes with files in path order')
  }
  return manifest
}

/** SHA-256 of the manifest's bytes. */
export function manifestDigest(manifest: Manifest): Hex {
  return `0x${bytesToHex(sha256(encodeManifest(manifest)))}`
}

/** Siblings that prove to `MerkleProof.verify` that the folder holds the file at `path` with exactly these bytes. */
export function fileProof(manifest: Manifest, path: string): Hex[] {
  const index = manifest.files.findIndex((file) => file.path === path)
  if (index < 0) throw new DdmError(path, 'a file that the manifest does not list', 'one of its paths')
  return treeOf(manifest.files)
    .proof(index)
    .map((node): Hex => `0x${bytesToHex(node)}`)
}

function treeOf(files: readonly FileEntry[]): MerkleTree {
  return new MerkleTree(files.map(encodeFileEntry))
}

function checkFiles(files: readonly FileEntry[]): void {
  checkPaths(files.map(({ path }) => path))
  for (const { path, size, chunkRoot } of files) {
    if ((size === 0) !== /^0x0{64}$/.test(chunkRoot)) {
      throw new DdmError(path, `size ${size} with chunkRoot ${chunkRoot}`, 'a zero chunkRoot for empty files alone')
    }
  }
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
