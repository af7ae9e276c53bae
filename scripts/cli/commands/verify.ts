import { type Manifest, parseManifest } from '@althing/proposals'
import { verifyFolder } from '@althing/relayer/verifyFolder'
import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findBlock } from '../chain/chainBlock.ts'
import type { Cli, CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { checkAttestation } from '../pull/checkAttestation.ts'
import { checkConfig } from '../pull/checkConfig.ts'
import { checkLock } from '../pull/checkLock.ts'
import { readLock } from '../pull/lockFile.ts'
import { formatGain, measuredGain } from '../pull/measuredGain.ts'
import { foldersOf, layout } from '../pull/pullVersion.ts'
import { resolveAgreed } from '../pull/resolveAgreed.ts'

/** `althing verify` */
export function addVerifyCommand(program: Command, cli: Cli): void {
  program
    .command('verify')
    .description(
      'check a pulled folder against the chain again: every byte, the config, the attestation and its signer',
    )
    .argument('<dir>', 'folder that pull wrote')
    .option('--at <block>', 'finalized · safe · latest · a block number', 'finalized')
    .action(cli.action(verify))
}

async function verify(context: CommandContext, folder: string, options: { at: string }) {
  const dir = resolve(context.io.cwd, folder)
  const lock = await readLock(dir)
  const connection = await context.connect()
  const block = await findBlock(connection.provider, options.at)
  const resolved = await resolveAgreed(connection, {
    lineage: BigInt(lock.lineage),
    block,
    versionId: lock.versionId,
  })
  await checkLock(lock, connection, resolved)

  const { training, version, inForce } = resolved
  if (training !== null) {
    checkConfig(await readFile(join(dir, layout.config)), training)
    const attestation = await readFile(join(dir, layout.attestation))
    await checkAttestation(attestation, resolved, training, connection.deployment)
  }
  for (const { what, commitment, path } of foldersOf(resolved, lock.datasets.length > 0)) {
    const manifest = parseManifest(await readFile(join(dir, layout.manifest(commitment.root))))
    await expectFolder(context, { what, manifest, root: commitment.root, dir: join(dir, path) })
  }
  if (version.status === 'Revoked') {
    throw new CliError(
      'verification',
      `version ${version.number}: found revoked by proposal ${version.proposalId}, allowed in force`,
    )
  }

  const gain = training === null ? null : measuredGain(training)
  const standing = inForce ? 'in force' : `${version.status.toLowerCase()}, not in force any more`
  return {
    document: {
      verified: true,
      inForce,
      status: version.status,
      versionId: lock.versionId,
      version: version.number,
      block,
      metrics: gain,
    },
    text: [
      `${context.colors.good('verified')}  version ${version.number}, ${standing} at block ${block.number}`,
      ...(gain === null ? [] : [`metric    ${formatGain(gain)}`]),
    ].join('\n'),
  }
}

async function expectFolder(
  { progress }: CommandContext,
  { what, manifest, root, dir }: { what: string; manifest: Manifest; root: string; dir: string },
): Promise<void> {
  if (manifest.root !== root) {
    throw new CliError('verification', `manifest of the ${what}: found root ${manifest.root}, allowed ${root}`)
  }
  const differences = await verifyFolder(dir, manifest, {
    onProgress: ({ bytes, totalBytes }) => progress.update(`hashing ${what}`, bytes, totalBytes),
  })
  if (differences.length === 0) return
  const lines = differences.slice(0, 20).map(({ kind, path }) => `  ${kind}: ${path}`)
  throw new CliError(
    'verification',
    [`${dir}: ${differences.length} files differ from the ${what} on the chain`, ...lines].join('\n'),
    {
      details: { differences },
    },
  )
}
