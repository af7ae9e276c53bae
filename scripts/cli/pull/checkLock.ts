import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import type { Lock } from './lockFile.ts'
import type { ResolvedVersion } from './resolveVersion.ts'

/** Checks that a lock speaks of this chain, and says of its version what the chain says now. */
export async function checkLock(
  lock: Lock,
  { deployment, provider }: Connection,
  { version, training }: ResolvedVersion,
): Promise<void> {
  expectSame('chainId', lock.chainId, deployment.chainId)
  expectSame('genesisHash', lock.genesisHash, deployment.genesisHash)
  expectSame('registry', lock.registry, deployment.contracts.models)
  expectSame('version', lock.version, version.number)
  expectSame('artifact.root', lock.artifact.root, version.artifact.root)
  expectSame('configDigest', lock.configDigest, training === null ? null : training.config.config.configDigest)
  expectSame('attestationDigest', lock.attestationDigest, training === null ? null : version.attestationDigest)
  expectSame('base.root', lock.base?.root, training?.base.artifact.root)

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
