import { createHash, hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

// JavaScript, with its types in runTask.d.mts: a thread that reads TypeScript loads a compiler of its own, which doubles
// its memory.

/** Bytes of a chunk of ddm/1. */
const chunkBytes = 1_048_576

export class FileChangedError extends Error {
  name = 'FileChangedError'

  constructor(index, options) {
    super(`file ${index} changed while it was hashed`, options)
    this.index = index
  }
}

export function runTask(task, buffer, onBytes) {
  if (task.kind === 'files') return task.files.map((file) => hashFile(file, buffer, onBytes))
  if (task.kind === 'whole') return [hashWhole(task.file, buffer, onBytes)]
  return [hashChunks(task.file, task.from, task.to, buffer)]
}

export function createTaskBuffer() {
  return new Uint8Array(chunkBytes)
}

/** One pass: the same bytes go into the file's digest and into their chunk's. */
function hashFile(file, buffer, onBytes) {
  const { index, size } = file
  const chunks = new Uint8Array(Math.ceil(size / chunkBytes) * 32)
  return withFile(file, (descriptor) => {
    if (size <= chunkBytes) {
      const digest = hash('sha256', readChunk(descriptor, buffer, 0, file), 'buffer')
      if (size > 0) chunks.set(digest)
      onBytes(size)
      return { index, sha256: digest, chunks, firstChunk: 0 }
    }
    const whole = createHash('sha256')
    for (let from = 0; from < size; from += chunkBytes) {
      const bytes = readChunk(descriptor, buffer, from, file)
      whole.update(bytes)
      chunks.set(hash('sha256', bytes, 'buffer'), (from / chunkBytes) * 32)
      onBytes(bytes.length)
    }
    return { index, sha256: whole.digest(), chunks, firstChunk: 0 }
  })
}

function hashWhole(file, buffer, onBytes) {
  return withFile(file, (descriptor) => {
    const whole = createHash('sha256')
    for (let from = 0; from < file.size; from += chunkBytes) {
      const bytes = readChunk(descriptor, buffer, from, file)
      whole.update(bytes)
      onBytes(bytes.length)
    }
    return { index: file.index, sha256: whole.digest(), chunks: new Uint8Array(0), firstChunk: 0 }
  })
}

function hashChunks(file, from, to, buffer) {
  const chunks = new Uint8Array(Math.ceil((to - from) / chunkBytes) * 32)
  return withFile(file, (descriptor) => {
    for (let at = from; at < to; at += chunkBytes) {
      const bytes = readChunk(descriptor, buffer, at, file)
      chunks.set(hash('sha256', bytes, 'buffer'), ((at - from) / chunkBytes) * 32)
    }
    return { index: file.index, sha256: null, chunks, firstChunk: from / chunkBytes }
  })
}

/** Opens without following a link, and believes only what stood unchanged from the walk to the last byte. */
function withFile(file, work) {
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

function open({ absolutePath, index }) {
  try {
    return openSync(absolutePath, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (cause) {
    if (cause.code === 'ENOENT' || cause.code === 'ELOOP') throw new FileChangedError(index, { cause })
    throw cause
  }
}

function checkUnchanged(descriptor, { identity, index }) {
  const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(descriptor, { bigint: true })
  if ([dev, ino, size, mtimeNs, ctimeNs].join(':') !== identity) throw new FileChangedError(index)
}

function readChunk(descriptor, buffer, from, { size, index }) {
  const wanted = Math.min(chunkBytes, size - from)
  for (let read = 0; read < wanted;) {
    const count = readSync(descriptor, buffer, read, wanted - read, from + read)
    if (count === 0) throw new FileChangedError(index)
    read += count
  }
  return buffer.subarray(0, wanted)
}
