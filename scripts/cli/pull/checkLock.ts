import type { Connection } from '../connection.ts'
import { expectOnChain } from './expectOnChain.ts'
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
  expectOnChain('lock.json version', lock.version, version.number)
  expectOnChain('lock.json artifact.root', lock.artifact.root, version.artifact.root)
  expectOnChain(
    'lock.json configDigest',
    lock.configDigest,
    training === null ? null : training.config.config.configDigest,
  )
  expectOnChain(
    'lock.json attestationDigest',
    lock.attestationDigest,
    training === null ? null : version.attestationDigest,
  )
  expectOnChain('lock.json base.root', lock.base?.root, training?.base.artifact.root)
}

/** Checks that a lock speaks of this chain, and says of its config what the chain says. */
export async function checkConfigLock(
  lock: ConfigLock,
  connection: Connection,
  { config: { config }, base }: VotedConfig,
): Promise<void> {
  await checkChain(lock, connection)
  expectOnChain('lock.json lineage', lock.lineage, String(config.lineage))
  expectOnChain('lock.json configDigest', lock.configDigest, config.configDigest)
  expectOnChain('lock.json baseVersion', lock.baseVersion, config.baseVersion)
  expectOnChain('lock.json base.root', lock.base.root, base.artifact.root)
}

async function checkChain(lock: Lock, { deployment, provider }: Connection): Promise<void> {
  const allowed = chainOf(deployment)
  for (const field of ['chainId', 'genesisHash', 'registry'] as const)
    expectOnChain(`lock.json ${field}`, lock[field], allowed[field])
  const block = await provider.getBlock(lock.block.number)
  expectOnChain('lock.json block.hash', lock.block.hash, block?.hash)
}
