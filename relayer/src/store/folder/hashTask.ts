/** Work that one core does at a stretch. Plain data: it crosses to a worker thread. */
export type HashTask =
  /** Small or many files: each is read once for its digest and its chunks'. */
  | { readonly kind: 'files'; readonly files: readonly TaskFile[] }
  /** The digest of one large file, while other cores take its chunks. */
  | { readonly kind: 'whole'; readonly file: TaskFile }
  /** The chunk digests of a stretch of a large file; `from` is a multiple of the chunk size. */
  | { readonly kind: 'chunks'; readonly file: TaskFile; readonly from: number; readonly to: number }

export interface TaskFile {
  /** Position in the list of files. */
  readonly index: number
  readonly absolutePath: string
  readonly size: number
  readonly identity: string
}

/** What a task found out about one file. */
export interface HashResult {
  readonly index: number
  readonly sha256: Uint8Array | null
  /** Digests of the chunks, 32 bytes each, from chunk `firstChunk` on. */
  readonly chunks: Uint8Array
  readonly firstChunk: number
}

/** Bytes of the batches that small files travel in, and of the stretches that large ones are cut into. */
const taskBytes = 33_554_432
const maxFilesInTask = 512

/**
 * Divides a folder among `workers`. A file that is large against a core's fair share is split: its SHA-256 is sequential,
 * its chunks are not. Every other file is read once, by one core.
 */
export function planTasks(files: readonly TaskFile[], workers: number): HashTask[] {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const splitAbove = workers === 1 ? Infinity : Math.max(taskBytes, bytes / workers / 4)

  const tasks: HashTask[] = []
  let batch: TaskFile[] = []
  let batchBytes = 0
  const closeBatch = () => {
    if (batch.length > 0) tasks.push({ kind: 'files', files: batch })
    batch = []
    batchBytes = 0
  }

  for (const file of files.toSorted((a, b) => b.size - a.size)) {
    if (file.size > splitAbove) {
      tasks.push({ kind: 'whole', file }, ...stretches(file))
      continue
    }
    if (batchBytes + file.size > taskBytes || batch.length === maxFilesInTask) closeBatch()
    batch.push(file)
    batchBytes += file.size
  }
  closeBatch()
  return tasks
}

function* stretches(file: TaskFile): Generator<HashTask> {
  for (let from = 0; from < file.size; from += taskBytes) {
    yield { kind: 'chunks', file, from, to: Math.min(from + taskBytes, file.size) }
  }
}
