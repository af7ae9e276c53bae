import type { Command } from 'commander'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type ChainBlock, findAgreedBlock } from '../chain/chainBlock.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { requireMirror } from '../mirror/requireMirror.ts'
import type { Training } from '../pull/resolveTraining.ts'
import { openTarget } from '../pull/targetFolder.ts'
import { type Comparison, compareResult, formatComparisons } from '../repeat/compareResult.ts'
import { repeatTraining, reportName, writeRepeated } from '../repeat/repeatTraining.ts'
import { parseRepeatTarget, resolveRun } from '../repeat/resolveRun.ts'
import type { Repeated } from '../repeat/trainAgain.ts'

interface RepeatOptions {
  readonly out?: string
  readonly at: string
}

/** `althing repeat` */
export function addRepeatCommand(program: Command, cli: Cli): void {
  program
    .command('repeat')
    .description(
      'train a run again from verified bytes, and compare every byte and figure with its result on the chain',
    )
    .argument('<run>', 'number of the run; or a lineage’s name or id, for the run behind its version in force')
    .option('--out <folder>', 'keep the artifact that was trained here and what was compared, also where they differ')
    .option('--at <block>', 'finalized · safe · latest · a block number', 'finalized')
    .action(cli.action(repeat))
}

async function repeat(context: CommandContext, runText: string, options: RepeatOptions): Promise<Report> {
  const target = parseRepeatTarget(runText)
  const connection = await context.connect()
  const mirror = requireMirror(connection.apiUrl)
  const block = await findAgreedBlock(connection, options.at)
  const training = await resolveRun(connection, { target, block })

  const out = options.out === undefined ? null : resolve(context.io.cwd, options.out)
  const marker = { marker: reportName, writer: 'repeat' }
  const kept = out === null ? null : await openTarget(out, `run-${training.runId}`, marker)
  try {
    return await repeatTraining(context, { training, mirror }, async (repeated) => {
      const { artifact, outcome } = repeated
      const comparisons = compareResult(training.run.result, { artifact, outcome })
      const document = documentOf({ training, repeated, comparisons, block })
      if (kept !== null) {
        await writeRepeated(kept.partial, repeated, document)
        await kept.commit()
      }
      return reportOf(context, training, { ...document, out })
    })
  } finally {
    if (kept !== null) await rm(kept.partial, { recursive: true, force: true })
  }
}

interface Found {
  readonly training: Training
  readonly repeated: Repeated
  readonly comparisons: readonly Comparison[]
  readonly block: ChainBlock
}

function documentOf({ training, repeated, comparisons, block }: Found) {
  const { runId, run, config } = training
  const { outcome, sandbox } = repeated
  return {
    format: 'althing-repeat/1',
    equal: comparisons.every(({ equal }) => equal),
    runId: String(runId),
    status: run.status,
    trainer: run.trainer,
    configDigest: config.config.configDigest,
    trainerDigest: outcome.trainerDigest,
    block,
    comparisons,
    steps: outcome.steps,
    seconds: outcome.seconds,
    sandbox,
  }
}

/** @throws {CliError} `verification`, with everything that was compared, where the chain says something else. */
function reportOf(
  { colors }: CommandContext,
  { runId, run }: Training,
  document: ReturnType<typeof documentOf> & { out: string | null },
): Report {
  const { comparisons, steps, seconds, sandbox, out } = document
  const about = [
    ...formatComparisons(comparisons),
    `trained   ${steps} steps in ${seconds.toFixed(1)} s, sandbox ${sandbox}`,
    ...(out === null ? [] : [`written   ${out}`]),
  ]
  if (document.equal) {
    const [total, what] = [comparisons.length, `run ${runId} of trainer ${run.trainer}, ${run.status}`]
    return { document, text: [`${colors.good('repeated')}  ${what}: all ${total} are equal`, ...about].join('\n') }
  }
  const differing = comparisons.filter(({ equal }) => !equal).map(({ what }) => what)
  const message = `run ${runId} of trainer ${run.trainer}, ${run.status}: found another ${differing.join(', ')} on the chain`
  const next =
    run.status === 'Submitted' ? ['a proposal with the action run.cancel stops it before it is finalised'] : []
  throw new CliError('verification', [`${message}, allowed what its training gives`, ...about, ...next].join('\n'), {
    details: document,
  })
}
