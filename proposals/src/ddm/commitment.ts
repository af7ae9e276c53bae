import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Hex } from '../hex.ts'
import type { Manifest } from './manifest.ts'

/** What the chain stores of a folder, see `contracts/types/Commitment.sol`. */
export interface Commitment {
  readonly root: Hex
  readonly dirHash1: Hex
  readonly totalBytes: number
  readonly fileCount: number
}

/** The on-chain commitment of a manifest. */
export function commitmentOf(manifest: Manifest): Commitment {
  return {
    root: manifest.root,
    dirHash1: `0x${bytesToHex(sha256(utf8ToBytes(sha256Sums(manifest))))}`,
    totalBytes: manifest.files.reduce((sum, file) => sum + file.size, 0),
    fileCount: manifest.files.length,
  }
}

/** Text of `SHA256SUMS`: `sha256sum -c SHA256SUMS` checks the folder with coreutils alone. */
export function sha256Sums(manifest: Manifest): string {
  return manifest.files.map(({ sha256: digest, path }) => `${digest}  ${path}\n`).join('')
}
