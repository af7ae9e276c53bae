import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import { chainOf, type ConfigLock, type Lock, type VersionLock } from './lockFile.ts'
import type { ResolvedVersion } from './resolveVersion.ts'
import type { VotedConfig } from './votedConfig.ts'

/** Checks that a lock speaks of this chain, and says of its version what the chain says now. */
export async function checkVersionLock(
  lock: VersionLock,
  connection: Connection,
  { version, training }: ResolvedVersion,
): Promise<void> {
  await checkChain(lock, connection)
  expectSame('version', lock.version, version.number)
  expectSame('artifact.root', lock.artifact.root, version.artifact.root)
  expectSame('configDigest', lock.configDigest, training === null ? null : training.config.config.configDigest)
  expectSame('attestationDigest', lock.attestationDigest, training === null ? null : version.attestationDigest)
  expectSame('base.root', lock.base?.root, training?.base.artifact.root)
}

/** Checks that a lock speaks of this chain, and says of its config what the chain says. */
export async function checkConfigLock(
  lock: ConfigLock,
  connection: Connection,
  { config: { config }, base }: VotedConfig,
): Promise<void> {
  await checkChain(lock, connection)
  expectSame('lineage', lock.lineage, String(config.lineage))
  expectSame('configDigest', lock.configDigest, config.configDigest)
  expectSame('baseVersion', lock.baseVersion, config.baseVersion)
  expectSame('base.root', lock.base.root, base.artifact.root)
}

async function checkChain(lock: Lock, { deployment, provider }: Connection): Promise<void> {
  const allowed = chainOf(deployment)
  for (const field of ['chainId', 'genesisHash', 'registry'] as const) expectSame(field, lock[field], allowed[field])
  const block = await provider.getBlock(lock.block.number)
  expectSame('block.hash', lock.block.hash, block?.hash)
}

function expectSame(field: string, found: unknown, allowed: unknown): void {
  if (found !== allowed) {
    throw new CliError(
      'verification',
      `lock.json ${field}: found ${String(found)}, allowed ${String(allowed)} as on the chain`,
    )
  }
}
