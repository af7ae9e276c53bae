import { z } from 'zod'
import { ProposalsError } from '../errors.ts'
import { addressSchema, bytes32Schema, issueLines } from '../fields.ts'
import { canonicalJson } from '../json/canonicalJson.ts'
import { JsonError } from '../json/jsonError.ts'
import { parseJson } from '../json/parseJson.ts'

const onchainSchema = z.strictObject({
  chainId: z.int({ error: 'a chain id' }).min(1, { error: 'a chain id' }),
  governor: addressSchema,
  /** keccak256(abi.encode(targets, values, calldatas)). */
  actionsHash: bytes32Schema,
  /** keccak256 of the description without nonce and proposer. */
  descriptionHash: bytes32Schema,
})

/** What a temperature check commits to: the very actions and prose that a proposal may later be made of. */
export type OnchainPlugin = z.output<typeof onchainSchema>

const pluginsSchema = z.looseObject({ onchain: onchainSchema })

/** A temperature check does not say which actions it is about. */
export class OnchainPluginError extends ProposalsError {
  override name = 'OnchainPluginError'
}

/** `plugins` of a Snapshot proposal, in canonical JSON, so that a hub that reorders keys changes nothing. */
export function encodePlugins(onchain: OnchainPlugin): string {
  return canonicalJson({ onchain })
}

/**
 * Reads `plugins.onchain`. Duplicate keys are refused: two readers could see two hashes.
 * @throws OnchainPluginError naming what is missing.
 */
export function parsePlugins(plugins: string): OnchainPlugin {
  const parsed = pluginsSchema.safeParse(readJson(plugins), { reportInput: true })
  if (parsed.success) return parsed.data.onchain
  throw new OnchainPluginError('The temperature check names no actions.', {
    details: issueLines('plugins', parsed.error),
  })
}

function readJson(plugins: string): unknown {
  try {
    return parseJson(plugins, { maxBytes: 16_384, maxDepth: 8 })
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause
    throw new OnchainPluginError(`plugins: ${cause.message}`, { cause })
  }
}
