import type { Hex } from '@althing/proposals'
import { isHex } from '@althing/proposals'
import type { JsonRpcProvider } from 'ethers'
import { CliError } from '../cliError.ts'

/** The block as of which everything is read. */
export interface ChainBlock {
  readonly number: number
  readonly hash: Hex
  /** Unix seconds. */
  readonly timestamp: number
}

/** Seconds by which what endpoints call final may differ. */
const tolerated = 3_600

/**
 * Finds the newest block that `tag` names at every endpoint: what only one of them calls final may not be.
 *
 * @param tag `finalized`, `safe`, `latest` or a number.
 * @throws {CliError} where an endpoint is so far behind that it would show the past as the present.
 */
export async function findAgreedBlock(
  { provider, witnesses }: { readonly provider: JsonRpcProvider; readonly witnesses: readonly JsonRpcProvider[] },
  tag: string,
): Promise<ChainBlock> {
  const blocks = await Promise.all([provider, ...witnesses].map((endpoint) => findBlock(endpoint, tag)))
  const [lowest, ...higher] = blocks.toSorted((a, b) => a.number - b.number)
  const highest = higher.at(-1) ?? lowest
  if (lowest === undefined || highest === undefined) throw new RangeError('a connection has at least one endpoint')
  if (highest.timestamp - lowest.timestamp > tolerated) {
    throw new CliError(
      'network',
      `--at ${tag}: found block ${lowest.number} at one endpoint of --rpc and block ${highest.number} at another, ` +
        'allowed blocks within an hour of each other',
    )
  }
  return lowest === blocks[0] ? lowest : findBlock(provider, String(lowest.number))
}

/**
 * Finds the block that `tag` names at one endpoint.
 *
 * @param tag `finalized`, `safe`, `latest` or a number.
 */
async function findBlock(provider: JsonRpcProvider, tag: string): Promise<ChainBlock> {
  if (!/^(finalized|safe|latest|\d+)$/.test(tag)) {
    throw new CliError(
      'usage',
      `--at: found ${JSON.stringify(tag)}, allowed finalized · safe · latest · a block number`,
    )
  }
  const block = await provider.getBlock(/^\d+$/.test(tag) ? Number(tag) : tag)
  if (block === null || !isHex(block.hash, 32)) {
    throw new CliError('network', `--at ${tag}: the chain found no such block; try --at latest`)
  }
  return { number: block.number, hash: block.hash, timestamp: block.timestamp }
}
