import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type ChainBlock, findAgreedBlock } from '../chain/chainBlock.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import { checkAttestation } from '../pull/checkAttestation.ts'
import { checkConfig } from '../pull/checkConfig.ts'
import { checkExported } from '../pull/checkExported.ts'
import { checkFolders } from '../pull/checkFolders.ts'
import { checkConfigLock, checkVersionLock } from '../pull/checkLock.ts'
import { inputFolders, layout } from '../pull/layout.ts'
import { type ConfigLock, readLock, type VersionLock } from '../pull/lockFile.ts'
import { formatGain, measuredGain } from '../pull/measuredGain.ts'
import { versionFolders } from '../pull/pullVersion.ts'
import { resolveAgreed } from '../pull/resolveAgreed.ts'
import { resolveConfig } from '../pull/resolveConfig.ts'

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

interface Pulled<L> {
  readonly dir: string
  readonly lock: L
  readonly connection: Connection
  readonly block: ChainBlock
}

async function verify(context: CommandContext, folder: string, options: { at: string }): Promise<Report> {
  const dir = resolve(context.io.cwd, folder)
  const lock = await readLock(dir)
  const connection = await context.connect()
  const block = await findAgreedBlock(connection, options.at)
  return 'configId' in lock
    ? verifyConfig(context, { dir, lock, connection, block })
    : verifyVersion(context, { dir, lock, connection, block })
}

async function verifyVersion(context: CommandContext, pulled: Pulled<VersionLock>): Promise<Report> {
  const { dir, lock, connection, block } = pulled
  const { lineage, versionId } = lock
  const resolved = await resolveAgreed(connection, { lineage: BigInt(lineage), block, versionId })
  await checkVersionLock(lock, connection, resolved)

  const { training, version, inForce } = resolved
  const config = training === null ? null : checkConfig(await readFile(join(dir, layout.config)), training)
  if (training !== null) {
    const attestation = await readFile(join(dir, layout.attestation))
    await checkAttestation(attestation, resolved, training, connection.deployment)
  }
  const folders = await checkFolders(context, dir, versionFolders(resolved, lock.datasets.length > 0))
  if (config !== null && training !== null) {
    await checkExported(dir, { config, folders, proposalId: training.config.proposalId })
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

async function verifyConfig(context: CommandContext, pulled: Pulled<ConfigLock>): Promise<Report> {
  const { dir, lock, connection, block } = pulled
  const { configId } = lock
  const { voted, obstacle } = await resolveConfig(connection, { configId, block })
  await checkConfigLock(lock, connection, voted)

  const config = checkConfig(await readFile(join(dir, layout.config)), voted)
  const folders = await checkFolders(context, dir, inputFolders(voted, lock.datasets.length > 0))
  const exported = await checkExported(dir, { config, folders, proposalId: voted.config.proposalId })
  if (obstacle !== null) throw new CliError('verification', obstacle)

  return {
    document: { verified: true, approved: true, configId, configDigest: lock.configDigest, exported, block },
    text: `${context.colors.good('verified')}  config ${config.name}, approved at block ${block.number}`,
  }
}
