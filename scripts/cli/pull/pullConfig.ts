import type { Config } from '@althing/proposals'
import { mkdir } from 'node:fs/promises'
import type { CommandContext } from '../cli.ts'
import type { Connection } from '../connection.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { fetchConfig } from './fetchConfig.ts'
import { fetchFolders } from './fetchFolders.ts'
import { inputFolders, layout, type PulledFolder } from './layout.ts'
import { chainOf, type ConfigLock, plainCommitment, writeLock } from './lockFile.ts'
import type { ResolvedConfig } from './resolveConfig.ts'

export interface PulledConfig {
  readonly lock: ConfigLock
  readonly config: Config
  readonly folders: readonly PulledFolder[]
}

/**
 * Fetches a resolved config and everything that a training under it reads into `dir`, verifying each byte against the
 * chain's word, and writes the lock last.
 */
export async function pullConfig(
  context: CommandContext,
  connection: Connection,
  request: { resolved: ResolvedConfig; mirror: Mirror; dir: string; withData: boolean },
): Promise<PulledConfig> {
  const { resolved, mirror, dir, withData } = request
  const { voted } = resolved
  await mkdir(dir, { recursive: true })
  const config = await fetchConfig(mirror, voted, dir)
  const folders = await fetchFolders(context, {
    mirror,
    dir,
    folders: inputFolders(voted, withData),
    documents: [{ path: layout.config, digest: voted.config.config.configDigest }],
  })
  const lock = lockOf(connection, resolved, withData)
  await writeLock(dir, lock)
  return { lock, config, folders }
}

function lockOf({ deployment }: Connection, { voted, block }: ResolvedConfig, withData: boolean): ConfigLock {
  const { configId, config, trainingSets, evaluationSets, base } = voted
  return {
    format: 'althing-config-lock/1',
    ...chainOf(deployment),
    lineage: String(config.config.lineage),
    configId,
    configDigest: config.config.configDigest,
    baseVersion: config.config.baseVersion,
    base: plainCommitment(base.artifact),
    datasets: withData ? [...trainingSets, ...evaluationSets].map(({ commitment }) => plainCommitment(commitment)) : [],
    block,
  }
}
