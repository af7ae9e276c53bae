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

/**
 * Finds the block that `tag` names.
 *
 * @param tag `finalized`, `safe`, `latest` or a number.
 */
export async function findBlock(provider: JsonRpcProvider, tag: string): Promise<ChainBlock> {
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
