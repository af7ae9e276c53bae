import type { Hex } from '@althing/proposals'
import type { ChainBlock } from '../chain/chainBlock.ts'
import type { Connection } from '../connection.ts'
import { readAgreed } from './readAgreed.ts'
import { type ResolvedVersion, resolveVersion } from './resolveVersion.ts'

/**
 * Resolves a version at every endpoint that was given.
 *
 * @throws {CliError} if two endpoints disagree, or one has not seen the block yet.
 */
export function resolveAgreed(
  connection: Connection,
  request: { lineage: bigint; block: ChainBlock; versionId?: Hex },
): Promise<ResolvedVersion> {
  return readAgreed(connection, {
    block: request.block,
    read: (at) => resolveVersion(at, request),
    nameOf: ({ versionId }) => `version ${versionId}`,
  })
}
