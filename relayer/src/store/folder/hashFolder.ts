import { chunkRootOf, createManifest, DdmError, type FileEntry, type Manifest } from '@althing/proposals'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { runTasks } from './hashPool.ts'
import { type HashResult, planTasks, type TaskFile } from './hashTask.ts'
import { FileChangedError } from './runTask.mjs'
import { type FoundFile, walkFolder } from './walkFolder.ts'

export interface HashProgress {
  readonly bytes: number
  readonly totalBytes: number
}

export interface HashFolderOptions {
  readonly onProgress?: ((progress: HashProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Threads at most; all cores unless said otherwise. */
  readonly workers?: number | undefined
}

/** Below this a folder is hashed on the calling thread: starting others takes longer. */
const threadsAbove = 4_194_304
/** Six cores hash faster than storage reads, and a thread costs 12 MiB. */
const maxWorkers = 6

/**
 * Commits to a folder by ddm/1 with all cores. Memory: 12 MiB a thread and 32 bytes a MiB of data.
 *
 * @throws {DdmError} for what ddm/1 refuses, and for a file or folder that changed while it was read.
 */
export async function hashFolder(dir: string, options: HashFolderOptions = {}): Promise<{ manifest: Manifest }> {
  const found = await walkFolder(dir)
  const totalBytes = found.reduce((sum, { size }) => sum + size, 0)
  const files = found.map(({ path, ...file }, index): TaskFile => {
    return { ...file, index, absolutePath: resolve(join(dir, path)) }
  })

  let bytes = 0
  const cores = Math.min(options.workers ?? availableParallelism(), maxWorkers)
  const workers = totalBytes < threadsAbove ? 1 : cores
  const results = await runTasks(planTasks(files, workers), {
    workers,
    signal: options.signal,
    onBytes: (count) => options.onProgress?.({ bytes: (bytes += count), totalBytes }),
  }).catch((error: unknown) => {
    throw error instanceof FileChangedError ? changed(found[error.index]?.path ?? '', error) : error
  })

  await checkSameFiles(dir, found)
  return { manifest: createManifest(collectEntries(found, results)) }
}

/** Joins what different cores found out about one file. */
function collectEntries(found: readonly FoundFile[], results: readonly HashResult[]): FileEntry[] {
  const digests = new Map<number, string>()
  const chunks = new Map<number, Uint8Array[]>()
  for (const { index, sha256, firstChunk, chunks: packed } of results) {
    if (sha256 !== null) digests.set(index, Buffer.from(sha256).toString('hex'))
    const list = chunks.get(index) ?? []
    for (let at = 0; at < packed.length; at += 32) list[firstChunk + at / 32] = packed.subarray(at, at + 32)
    chunks.set(index, list)
  }
  return found.map(({ path, size }, index): FileEntry => {
    const sha256 = digests.get(index)
    if (sha256 === undefined) throw new Error(`no digest of ${path}`)
    return { path, size, sha256, chunkRoot: `0x${Buffer.from(chunkRootOf(chunks.get(index) ?? [])).toString('hex')}` }
  })
}

/** A file that came, went or was replaced after its own check would make the commitment one of no moment. */
async function checkSameFiles(dir: string, before: readonly FoundFile[]): Promise<void> {
  const after = await walkFolder(dir)
  const known = new Map(before.map(({ path, identity }) => [path, identity]))
  for (const { path, identity } of after) {
    if (known.get(path) !== identity) throw changed(path)
    known.delete(path)
  }
  const [gone] = known.keys()
  if (gone !== undefined) throw changed(gone)
}

function changed(path: string, cause?: unknown): DdmError {
  const error = new DdmError(path, 'a file that changed while it was hashed', 'a folder that stands still')
  error.cause = cause
  return error
}
