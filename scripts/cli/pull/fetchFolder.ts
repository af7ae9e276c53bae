import {
  type Commitment,
  commitmentOf,
  encodeManifest,
  FileDigester,
  type FileEntry,
  type Manifest,
  manifestLimits,
  parseManifest,
} from '@althing/proposals'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CliError } from '../cliError.ts'
import type { Mirror } from '../mirror/mirror.ts'

const parallelDownloads = 4

export interface FolderRequest {
  /** What people call it in a message: `model`, `dataset 0x…`. */
  readonly what: string
  readonly commitment: Commitment
  /** Where its files go. */
  readonly dir: string
  /** Where its manifest goes. */
  readonly manifestPath: string
  readonly onBytes: (bytes: number) => void
}

/**
 * Fetches a folder by its root, verifying every byte as it is written. Files that are there already with the right
 * content are kept, so that an interrupted pull goes on where it ended.
 *
 * @throws {CliError} `verification` if the mirror serves anything else than what the chain committed to.
 */
export async function fetchFolder(mirror: Mirror, request: FolderRequest): Promise<Manifest> {
  const { what, commitment, dir, manifestPath } = request
  const manifest = await fetchManifest(mirror, what, commitment)
  await mkdir(dirname(manifestPath), { recursive: true })
  await writeFile(manifestPath, encodeManifest(manifest))

  const queue = manifest.files.toReversed()
  const work = async () => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) await fetchFile(mirror, file, dir, request)
  }
  await Promise.all(Array.from({ length: parallelDownloads }, work))
  return manifest
}

async function fetchManifest(mirror: Mirror, what: string, allowed: Commitment): Promise<Manifest> {
  const bytes = await mirror.get(`/v1/manifests/${allowed.root}`, manifestLimits.maxBytes)
  if (bytes === null)
    throw new CliError('network', `${mirror.url} does not hold the ${what} ${allowed.root}: try another --api`)

  const manifest = readManifest(bytes, what)
  const found = commitmentOf(manifest)
  for (const key of ['root', 'dirHash1', 'totalBytes', 'fileCount'] as const) {
    if (found[key] !== allowed[key]) {
      throw new CliError('verification', `${key} of the ${what}: found ${found[key]}, allowed ${allowed[key]}`)
    }
  }
  return manifest
}

function readManifest(bytes: Uint8Array, what: string): Manifest {
  try {
    return parseManifest(bytes)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CliError('verification', `manifest of the ${what}: ${why}`, { cause })
  }
}

async function fetchFile(
  mirror: Mirror,
  file: FileEntry,
  dir: string,
  { what, onBytes }: FolderRequest,
): Promise<void> {
  const path = join(dir, file.path)
  if (await isThere(path, file)) return onBytes(file.size)

  const stream = await mirror.stream(`/v1/blobs/${file.sha256}`)
  if (stream === null)
    throw new CliError('network', `${mirror.url} does not hold ${file.path} of the ${what}: try another --api`)

  await mkdir(dirname(path), { recursive: true })
  const digester = new FileDigester(file.path, () => createHash('sha256'))
  const handle = await open(path, 'w')
  let bytes = 0
  try {
    for await (const piece of readable(stream, mirror.url)) {
      bytes += piece.length
      if (bytes > file.size) break
      digester.update(piece)
      await handle.write(piece)
      onBytes(piece.length)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (bytes === file.size && sameContent(digester.finish(), file)) return
  await rm(path)
  throw new CliError('verification', `${file.path} of the ${what}: found other bytes, allowed SHA-256 ${file.sha256}`)
}

/** A connection that breaks in the middle is the network's fault, not ours. */
async function* readable(stream: ReadableStream<Uint8Array>, url: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece
  } catch (cause) {
    throw new CliError('network', `${url} broke off: repeat the command to go on`, { cause })
  }
}

async function isThere(path: string, file: FileEntry): Promise<boolean> {
  try {
    if ((await stat(path)).size !== file.size) return false
  } catch {
    return false
  }
  const digester = new FileDigester(file.path, () => createHash('sha256'))
  for await (const piece of createReadStream(path)) {
    if (piece instanceof Uint8Array) digester.update(piece)
  }
  return sameContent(digester.finish(), file)
}

function sameContent(found: FileEntry, allowed: FileEntry): boolean {
  return found.sha256 === allowed.sha256 && found.size === allowed.size && found.chunkRoot === allowed.chunkRoot
}
