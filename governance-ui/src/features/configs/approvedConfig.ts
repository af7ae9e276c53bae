import type { DecodedCall } from '@althing/proposals'
import { type Hex, isHex } from 'viem'

/** Digest and lineage of the config that a call of `approveConfig` approves; null where the bytes say neither. */
export function approvedConfigOf(call: DecodedCall): { digest: Hex; lineage: bigint } | null {
  const config = call.args.find(({ name }) => name === 'config')?.value
  if (typeof config !== 'object' || Array.isArray(config)) return null
  const configDigest: unknown = Reflect.get(config, 'configDigest')
  const lineage: unknown = Reflect.get(config, 'lineage')
  return isHex(configDigest) && typeof lineage === 'bigint' ? { digest: configDigest, lineage } : null
}
