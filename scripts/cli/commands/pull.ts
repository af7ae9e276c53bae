import { exportTargets, type ExportTarget } from '@althing/proposals'
import { type Command, Option } from 'commander'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findBlock } from '../chain/chainBlock.ts'
import type { Cli, CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { exportPulled } from '../pull/exportPulled.ts'
import { requireMirror } from '../mirror/requireMirror.ts'
import { formatGain, measuredGain } from '../pull/measuredGain.ts'
import { type PulledVersion, pullVersion } from '../pull/pullVersion.ts'
import { resolveAgreed } from '../pull/resolveAgreed.ts'
import { parseLineage, type ResolvedVersion } from '../pull/resolveVersion.ts'
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
    .description('fetch the version of a model that is in force, with its config and data, verified against the chain')
    .argument('<lineage>', 'name or decimal id of the model’s lineage')
    .option('--out <folder>', 'where it goes, replaced as a whole (default: ./<lineage>)')
    .option('--at <block>', 'finalized · safe · latest · a block number', 'finalized')
    .option('--no-data', 'leave the datasets out')
    .addOption(new Option('--format <tool>', 'also write what a training tool reads').choices(exportTargets))
    .option('--allow-rollback', 'accept a version older than one seen before')
    .action(cli.action(pull))
}

async function pull(context: CommandContext, lineageText: string, options: PullOptions) {
  const lineage = parseLineage(lineageText)
  const connection = await context.connect()
  const mirror = requireMirror(connection.apiUrl)
  const { deployment, provider } = connection

  const block = await findBlock(provider, options.at)
  const resolved = await resolveAgreed(connection, { lineage, block })
  const { version, training } = resolved
  const sighting = {
    key: `${deployment.chainId}:${deployment.contracts.models}:${lineage}`,
    version: version.number,
    block: block.number,
  }
  await checkRollback(context.io, sighting, options.allowRollback === true)

  const out = resolve(context.io.cwd, options.out ?? lineageText)
  const target = await openTarget(out, `${resolved.versionId.slice(2, 18)}${options.data ? '' : '-no-data'}`)
  const pulled = await pullVersion(context, connection, {
    resolved,
    mirror,
    dir: target.partial,
    withData: options.data,
  })
  const { lock } = pulled
  const exported = options.format === undefined ? [] : exportFor(options.format, resolved, pulled)
  for (const { path, content } of exported) await writeFile(join(target.partial, path), content)
  await target.commit()
  await recordSighting(context.io, sighting)

  const gain = training === null ? null : measuredGain(training)
  return {
    document: { ...lock, verified: true, metrics: gain, exported: exported.map(({ path }) => path), out },
    text: [
      `${context.colors.good('verified')}  ${lineageText} version ${version.number}, in force at block ${block.number}`,
      `model     ${version.artifact.root}  ${version.artifact.fileCount} files`,
      `config    ${lock.configDigest ?? 'none: it is the base version'}`,
      `datasets  ${lock.datasets.length}`,
      ...(gain === null ? [] : [`metric    ${context.colors.strong(formatGain(gain))}`]),
      ...(exported.length === 0 ? [] : [`exported  ${exported.map(({ path }) => path).join(', ')}`]),
      `written   ${out}`,
    ].join('\n'),
  }
}

function exportFor(target: ExportTarget, { version }: ResolvedVersion, { config, folders }: PulledVersion) {
  if (config === null) {
    throw new CliError('refused', '--format: found a base version without a config, allowed a version that was trained')
  }
  return exportPulled(config, { target, folders, proposalId: version.proposalId })
}
