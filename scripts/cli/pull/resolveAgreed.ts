import type { Hex } from '@althing/proposals'
import type { ChainBlock } from '../chain/chainBlock.ts'
import { formatJson } from '../cli.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import { type ResolvedVersion, resolveVersion } from './resolveVersion.ts'

/**
 * Resolves a version at every endpoint that was given, as of the same block, and takes only what all of them say.
 *
 * @throws {CliError} if two endpoints disagree, or one has not seen the block yet.
 */
export async function resolveAgreed(
  { provider, witnesses, deployment }: Connection,
  request: { lineage: bigint; block: ChainBlock; versionId?: Hex },
): Promise<ResolvedVersion> {
  const resolved = await resolveVersion({ provider, deployment }, request)
  for (const [index, witness] of witnesses.entries()) {
    const name = `endpoint ${index + 2} of --rpc`
    const block = await witness.getBlock(request.block.number)
    if (block === null) {
      throw new CliError('network', `${name}: found no block ${request.block.number}, allowed one that is up to date`)
    }
    if (block.hash !== request.block.hash) {
      throw new CliError('verification', `${name}: found block ${block.hash}, allowed ${request.block.hash}`)
    }
    const seen = await resolveVersion({ provider: witness, deployment }, request)
    if (formatJson(seen) !== formatJson(resolved)) {
      throw new CliError('verification', `${name}: found version ${seen.versionId}, allowed ${resolved.versionId}`)
    }
  }
  return resolved
}
