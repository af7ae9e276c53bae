import { sha256 } from '@noble/hashes/sha2.js'
import { encodeManifest, type Manifest } from './manifest.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** CIDv1 of the manifest's bytes (raw codec, SHA-256, base32): its name on IPFS. */
export function manifestCid(manifest: Manifest): string {
  const cid = new Uint8Array([0x01, 0x55, 0x12, 0x20, ...sha256(encodeManifest(manifest))])
  let text = 'b'
  let buffer = 0
  let bits = 0
  for (const byte of cid) {
    buffer = ((buffer << 8) | byte) & 0xfff
    bits += 8
    for (; bits >= 5; bits -= 5) text += alphabet[(buffer >> (bits - 5)) & 31]
  }
  return bits === 0 ? text : text + alphabet[(buffer << (5 - bits)) & 31]
}
