import { createHash, hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { HashResult, HashTask, TaskFile } from './hashTask.ts'
import { FileChangedError } from './fileChangedError.ts'

/** Bytes of a chunk of ddm/1. Repeated here so that a worker thread loads nothing but Node itself. */
const chunkBytes = 1_048_576

/** Hashes what a task names, with one chunk of memory; calls `onBytes` as files advance. */
export function runTask(task: HashTask, buffer: Uint8Array, onBytes: (bytes: number) => void): HashResult[] {
  if (task.kind === 'files') return task.files.map((file) => hashFile(file, buffer, onBytes))
  if (task.kind === 'whole') return [hashWhole(task.file, buffer, onBytes)]
  return [hashChunks(task.file, task.from, task.to, buffer)]
}

export function createTaskBuffer(): Uint8Array {
  return new Uint8Array(chunkBytes)
}

/** One pass: the same bytes go into the file's digest and into their chunk's. */
function hashFile(file: TaskFile, buffer: Uint8Array, onBytes: (bytes: number) => void): HashResult {
  const { index, size } = file
  const chunks = new Uint8Array(Math.ceil(size / chunkBytes) * 32)
  return withFile(file, (descriptor) => {
    if (size <= chunkBytes) {
      const bytes = readChunk(descriptor, buffer, 0, size, file)
      const digest = hash('sha256', bytes, 'buffer')
      if (size > 0) chunks.set(digest)
      onBytes(size)
      return { index, sha256: digest, chunks, firstChunk: 0 }
    }
    const whole = createHash('sha256')
    for (let from = 0; from < size; from += chunkBytes) {
      const bytes = readChunk(descriptor, buffer, from, size, file)
      whole.update(bytes)
      chunks.set(hash('sha256', bytes, 'buffer'), (from / chunkBytes) * 32)
      onBytes(bytes.length)
    }
    return { index, sha256: whole.digest(), chunks, firstChunk: 0 }
  })
}

function hashWhole(file: TaskFile, buffer: Uint8Array, onBytes: (bytes: number) => void): HashResult {
  return withFile(file, (descriptor) => {
    const whole = createHash('sha256')
    for (let from = 0; from < file.size; from += chunkBytes) {
      const bytes = readChunk(descriptor, buffer, from, file.size, file)
      whole.update(bytes)
      onBytes(bytes.length)
    }
    return { index: file.index, sha256: whole.digest(), chunks: new Uint8Array(0), firstChunk: 0 }
  })
}

function hashChunks(file: TaskFile, from: number, to: number, buffer: Uint8Array): HashResult {
  const chunks = new Uint8Array(Math.ceil((to - from) / chunkBytes) * 32)
  return withFile(file, (descriptor) => {
    for (let at = from; at < to; at += chunkBytes) {
      const bytes = readChunk(descriptor, buffer, at, file.size, file)
      chunks.set(hash('sha256', bytes, 'buffer'), ((at - from) / chunkBytes) * 32)
    }
    return { index: file.index, sha256: null, chunks, firstChunk: from / chunkBytes }
  })
}

/** Opens without following a link, and believes only what stood unchanged from the walk to the last byte. */
function withFile<T>(file: TaskFile, work: (descriptor: number) => T): T {
  const descriptor = open(file)
  try {
    checkUnchanged(descriptor, file)
    const result = work(descriptor)
    checkUnchanged(descriptor, file)
    return result
  } finally {
    closeSync(descriptor)
  }
}

function open(file: TaskFile): number {
  try {
    return openSync(file.absolutePath, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOENT' || code === 'ELOOP') throw new FileChangedError(file.index, { cause })
    throw cause
  }
}

function checkUnchanged(descriptor: number, { identity, index }: TaskFile): void {
  const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(descriptor, { bigint: true })
  if ([dev, ino, size, mtimeNs, ctimeNs].join(':') !== identity) throw new FileChangedError(index)
}

function readChunk(descriptor: number, buffer: Uint8Array, from: number, size: number, file: TaskFile): Uint8Array {
  const wanted = Math.min(chunkBytes, size - from)
  for (let read = 0; read < wanted;) {
    const count = readSync(descriptor, buffer, read, wanted - read, from + read)
    if (count === 0) throw new FileChangedError(file.index)
    read += count
  }
  return buffer.subarray(0, wanted)
}
