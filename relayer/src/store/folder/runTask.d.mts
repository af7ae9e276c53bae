import type { HashResult, HashTask } from './hashTask.ts'

/** A file is not the one that was walked any more. `index` is its position in the walked list. */
export class FileChangedError extends Error {
  readonly index: number
  constructor(index: number, options?: { cause?: unknown })
}

/** Hashes what a task names, with one chunk of memory; calls `onBytes` as files advance. */
export function runTask(task: HashTask, buffer: Uint8Array, onBytes: (bytes: number) => void): HashResult[]

/** The memory that {@link runTask} works in. */
export function createTaskBuffer(): Uint8Array
