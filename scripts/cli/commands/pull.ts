import { exportTargets, type ExportTarget, type Hex } from '@althing/proposals'
import { type Command, Option } from 'commander'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type ChainBlock, findAgreedBlock } from '../chain/chainBlock.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { requireMirror } from '../mirror/requireMirror.ts'
import { type Exportable, exportPulled } from '../pull/exportPulled.ts'
import { formatGain, measuredGain } from '../pull/measuredGain.ts'
import { pullConfig } from '../pull/pullConfig.ts'
import { pullVersion } from '../pull/pullVersion.ts'
import { resolveAgreed } from '../pull/resolveAgreed.ts'
import { parsePullTarget, resolveConfig } from '../pull/resolveConfig.ts'
import { checkRollback, recordSighting } from '../pull/rollbackGuard.ts'
import { openTarget } from '../pull/targetFolder.ts'

interface PullOptions {
  readonly out?: string
  readonly at: string
  readonly data: boolean
  readonly allowRollback?: boolean
  readonly format?: ExportTarget
}

/** `althing pull` */
export function addPullCommand(program: Command, cli: Cli): void {
  program
    .command('pull')
    .description(
      'fetch the version of a model that is in force, or an approved config with all that a training under it reads, verified against the chain',
    )
    .argument('<target>', 'name or decimal id of a model’s lineage, or id of a config (0x…)')
    .option('--out <folder>', 'where it goes, replaced as a whole (default: ./<target>)')
    .option('--at <block>', 'finalized · safe · latest · a block number', 'finalized')
    .option('--no-data', 'leave the datasets out')
    .addOption(new Option('--format <tool>', 'also write what a training tool reads').choices(exportTargets))
    .option('--allow-rollback', 'accept a version older than one seen before')
    .action(cli.action(pull))
}

interface Pull {
  readonly name: string
  readonly connection: Connection
  readonly mirror: Mirror
  readonly block: ChainBlock
  readonly options: PullOptions
}

async function pull(context: CommandContext, name: string, options: PullOptions): Promise<Report> {
  const target = parsePullTarget(name)
  if ('configId' in target && options.allowRollback === true) {
    throw new CliError('usage', '--allow-rollback: found with a config, allowed with a lineage')
  }
  const connection = await context.connect()
  const mirror = requireMirror(connection.apiUrl)
  const block = await findAgreedBlock(connection, options.at)
  const request = { name, connection, mirror, block, options }
  return 'configId' in target
    ? pullApproved(context, target.configId, request)
    : pullInForce(context, target.lineage, request)
}

/** The version of a lineage that is in force. */
async function pullInForce(context: CommandContext, lineage: bigint, request: Pull): Promise<Report> {
  const { name, connection, mirror, block, options } = request
  const { deployment } = connection
  const resolved = await resolveAgreed(connection, { lineage, block })
  const { version, training } = resolved
  const sighting = {
    key: `${deployment.chainId}:${deployment.contracts.models}:${lineage}`,
    version: version.number,
    block: block.number,
  }
  await checkRollback(context.io, sighting, options.allowRollback === true)

  const target = await openPullTarget(context, resolved.versionId, request)
  const pulled = await pullVersion(context, connection, {
    resolved,
    mirror,
    dir: target.partial,
    withData: options.data,
  })
  const { lock, config, folders } = pulled
  const exportable = config && training && { config, folders, proposalId: training.config.proposalId }
  const exported = await writeExport(target.partial, options.format, exportable)
  await target.commit()
  await recordSighting(context.io, sighting)

  const gain = training === null ? null : measuredGain(training)
  return {
    document: { ...lock, verified: true, metrics: gain, exported, out: target.out },
    text: [
      `${context.colors.good('verified')}  ${name} version ${version.number}, in force at block ${block.number}`,
      `model     ${version.artifact.root}  ${version.artifact.fileCount} files`,
      `config    ${lock.configDigest ?? 'none: it is the base version'}`,
      `datasets  ${lock.datasets.length}`,
      ...(gain === null ? [] : [`metric    ${context.colors.strong(formatGain(gain))}`]),
      ...(exported.length === 0 ? [] : [`exported  ${exported.join(', ')}`]),
      `written   ${target.out}`,
    ].join('\n'),
  }
}

/** A config that is approved and usable, with all that a training under it reads. */
async function pullApproved(context: CommandContext, configId: Hex, request: Pull): Promise<Report> {
  const { connection, mirror, block, options } = request
  const resolved = await resolveConfig(connection, { configId, block })
  if (resolved.obstacle !== null) throw new CliError('refused', resolved.obstacle)

  const target = await openPullTarget(context, configId, request)
  const { lock, config, folders } = await pullConfig(context, connection, {
    resolved,
    mirror,
    dir: target.partial,
    withData: options.data,
  })
  const { proposalId } = resolved.voted.config
  const exported = await writeExport(target.partial, options.format, { config, folders, proposalId })
  await target.commit()

  return {
    document: { ...lock, verified: true, name: config.name, proposalId: String(proposalId), exported, out: target.out },
    text: [
      `${context.colors.good('verified')}  config ${config.name}, approved at block ${block.number}`,
      `digest    ${lock.configDigest}`,
      `base      ${lock.base.root}  ${lock.base.fileCount} files`,
      `datasets  ${lock.datasets.length}`,
      ...(exported.length === 0 ? [] : [`exported  ${exported.join(', ')}`]),
      `written   ${target.out}`,
    ].join('\n'),
  }
}

async function openPullTarget({ io }: CommandContext, id: Hex, { name, options }: Pull) {
  const out = resolve(io.cwd, options.out ?? name)
  return { out, ...(await openTarget(out, `${id.slice(2, 18)}${options.data ? '' : '-no-data'}`)) }
}

/** Writes what a tool reads; gives the names of the files. */
async function writeExport(
  dir: string,
  target: ExportTarget | undefined,
  exportable: Exportable | null,
): Promise<readonly string[]> {
  if (target === undefined) return []
  if (exportable === null) {
    throw new CliError('refused', '--format: found a base version without a config, allowed a version that was trained')
  }
  const files = exportPulled(exportable, target)
  for (const { path, content } of files) await writeFile(join(dir, path), content)
  return files.map(({ path }) => path)
}
