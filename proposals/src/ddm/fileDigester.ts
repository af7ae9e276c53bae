import { bytesToHex } from '@noble/hashes/utils.js'
import { chunkRootOf, chunkSize } from './chunkRoot.ts'
import { DdmError } from './ddmError.ts'
import type { FileEntry } from './fileEntry.ts'
import { parsePath } from './path.ts'

/** The platform's incremental SHA-256: `node:crypto`, hash-wasm, noble. */
export type Sha256Factory = () => { update(bytes: Uint8Array): void; digest(): Uint8Array }

/**
 * Turns a file's bytes, fed in pieces of any size, into its manifest entry in one pass.
 *
 * @example
 * const digester = new FileDigester('data/train.jsonl', createSha256)
 * for await (const piece of stream) digester.update(piece)
 * const entry = digester.finish()
 */
export class FileDigester {
  readonly #path: string
  readonly #createSha256: Sha256Factory
  readonly #whole: ReturnType<Sha256Factory>
  #chunk: ReturnType<Sha256Factory>
  #chunkBytes = 0
  #size = 0
  #chunkDigests: Uint8Array[] = []
  #finished = false

  /** @throws {DdmError} if `path` is not one that ddm/1 allows. */
  constructor(path: string, createSha256: Sha256Factory) {
    this.#path = parsePath(path)
    this.#createSha256 = createSha256
    this.#whole = createSha256()
    this.#chunk = createSha256()
  }

  update(bytes: Uint8Array): void {
    if (this.#finished) throw new DdmError(this.#path, 'more bytes after the end', 'update before finish')
    this.#whole.update(bytes)
    this.#size += bytes.length
    for (let at = 0; at < bytes.length;) {
      if (this.#chunkBytes === chunkSize) this.#closeChunk()
      const piece = bytes.subarray(at, at + chunkSize - this.#chunkBytes)
      this.#chunk.update(piece)
      this.#chunkBytes += piece.length
      at += piece.length
    }
  }

  finish(): FileEntry {
    if (this.#finished) throw new DdmError(this.#path, 'a second end', 'finish once')
    this.#finished = true
    if (this.#chunkBytes > 0) this.#closeChunk()
    return {
      path: this.#path,
      size: this.#size,
      sha256: bytesToHex(this.#whole.digest()),
      chunkRoot: `0x${bytesToHex(chunkRootOf(this.#chunkDigests))}`,
    }
  }

  #closeChunk(): void {
    this.#chunkDigests.push(this.#chunk.digest())
    this.#chunk = this.#createSha256()
    this.#chunkBytes = 0
  }
}
