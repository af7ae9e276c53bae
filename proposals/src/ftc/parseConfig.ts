import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Hex } from '../hex.ts'
import { canonicalBytes } from '../json/canonicalJson.ts'
import { describeIssues } from '../json/describeIssues.ts'
import { parseJson } from '../json/parseJson.ts'
import { ConfigError } from './configError.ts'
import { type Config, configDocumentSchema } from './configSchema.ts'

/** Caps of an `ftc/1` document. */
export const configLimits = { maxBytes: 262_144, maxDepth: 16 } as const

/**
 * Reads a config as a person writes it: any white space and key order, otherwise every rule of `ftc/1`.
 *
 * @throws {JsonError} if it is not strict JSON.
 * @throws {ConfigError} listing every broken rule with its path, what was found and what is allowed.
 */
export function parseConfig(input: Uint8Array | string): Config {
  const parsed = configDocumentSchema.safeParse(parseJson(input, configLimits), { reportInput: true })
  if (!parsed.success) throw new ConfigError(describeIssues(parsed.error))
  return parsed.data
}

/**
 * Reads a config as it is published: exactly the bytes that were voted on. Nothing is re-serialised between the digest
 * on the chain and what is trained.
 *
 * @throws {ConfigError} if the bytes are not the canonical ones.
 */
export function parsePublishedConfig(bytes: Uint8Array): { config: Config; digest: Hex } {
  const config = parseConfig(bytes)
  const canonical = encodeConfig(config)
  if (canonical.length !== bytes.length || canonical.some((byte, at) => byte !== bytes[at])) {
    throw new ConfigError([{ path: '', found: 'another serialisation', allowed: 'RFC 8785 (JCS) bytes' }])
  }
  return { config, digest: `0x${bytesToHex(sha256(bytes))}` }
}

/** RFC 8785 bytes of a config: what is hashed, voted on and stored. */
export function encodeConfig(config: Config): Uint8Array {
  return canonicalBytes(config)
}

/** SHA-256 of {@link encodeConfig}: the digest that token holders vote on and the registry stores. */
export function hashConfig(config: Config): Hex {
  return `0x${bytesToHex(sha256(encodeConfig(config)))}`
}
