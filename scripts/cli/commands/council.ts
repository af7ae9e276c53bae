import {
  type CouncilActFile,
  councilActFileSchema,
  durationSchema,
  newActFile,
  parseDuration,
  reasonDigestOf,
  subjectOf,
} from '@althing/proposals'
import type { Command } from 'commander'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type ActDraft, prepareAct, signAct } from '../../council/signAct.ts'
import { readThreshold, submitAct } from '../../council/submitAct.ts'
import { parseBytes32, parseProposalId } from '../arguments.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { createSigner } from '../signer.ts'
import { visibleText } from '../visibleText.ts'

interface ActFlags {
  readonly reason: string
  readonly file: string
  readonly valid: string
}

/** `althing council` */
export function addCouncilCommand(program: Command, cli: Cli): void {
  const council = program
    .command('council')
    .description('stop a decision or hold a subject back: members sign a file one after another, anyone brings it')

  withActFlags(council.command('veto'))
    .description('begin and sign the veto of a proposal')
    .argument('<id>', 'id of the proposal')
    .action(
      cli.action(async (context, id: string, flags: ActFlags) => {
        const { deployment } = await context.connect()
        const proposalId = String(parseProposalId(id))
        const governor = deployment.contracts.governor
        return begin(context, { type: 'veto', governor, proposalId, reason: flags.reason }, flags)
      }),
    )
  withActFlags(council.command('pause'))
    .description('begin and sign a pause of a dataset, a config, a version or a run, for 7 days at most')
    .argument('<subject>', 'id of what is paused, 32 bytes')
    .requiredOption('--duration <span>', 'how long, such as "3 days"')
    .action(
      cli.action(async (context, subject: string, flags: ActFlags & { duration: string }) => {
        const { deployment } = await context.connect()
        const duration = String(secondsOf('--duration', flags.duration))
        const act = { type: 'pause' as const, subject: parseBytes32(subject, 'subject'), duration }
        return begin(context, { ...act, governor: deployment.contracts.governor, reason: flags.reason }, flags)
      }),
    )
  withActFlags(council.command('end-pause'))
    .description('begin and sign the end of a pause')
    .argument('<subject>', 'id of what is paused, 32 bytes')
    .action(
      cli.action(async (context, subject: string, flags: ActFlags) => {
        return begin(
          context,
          { type: 'endPause', subject: parseBytes32(subject, 'subject'), reason: flags.reason },
          flags,
        )
      }),
    )
  council
    .command('sign')
    .description('sign what another member began')
    .argument('<file>', 'the act')
    .action(cli.action(sign))
  council
    .command('submit')
    .description('bring an act with enough signatures to the council')
    .argument('<file>', 'the act')
    .action(cli.action(submit))
}

function withActFlags(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why, to be published; its SHA-256 goes on chain')
    .requiredOption('--file <file>', 'where the act and its signatures are written')
    .option('--valid <span>', 'for how long the signatures may be used', '3 days')
}

async function begin(context: CommandContext, draft: ActDraft, flags: ActFlags): Promise<Report> {
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const act = await prepareAct(signer, deployment, { draft, seconds: secondsOf('--valid', flags.valid) })
  const file = await signAct(signer, deployment, newActFile(deployment, act))
  await writeFile(resolve(context.io.cwd, flags.file), format(file), { flag: 'wx' })
  return reportOf(context, file, { path: flags.file, threshold: await readThreshold(signer, deployment) })
}

async function sign(context: CommandContext, path: string): Promise<Report> {
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const file = await signAct(signer, deployment, await readJsonFile(context.io, path, councilActFileSchema))
  await writeFile(resolve(context.io.cwd, path), format(file))
  return reportOf(context, file, { path, threshold: await readThreshold(signer, deployment) })
}

async function submit(context: CommandContext, path: string): Promise<Report> {
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const file = await readJsonFile(context.io, path, councilActFileSchema)
  const { hash } = await submitAct(signer, deployment, file)
  const { type, reason } = file.act
  return {
    document: { type, subject: subjectOf(file.act), reasonDigest: reasonDigestOf(reason), transactionHash: hash },
    text: `${sentenceOf(file)}  ${hash}\npublish the reason: ${visibleText(reason)}`,
  }
}

function reportOf(
  { colors }: CommandContext,
  file: CouncilActFile,
  { path, threshold }: { path: string; threshold: number },
): Report {
  const signed = file.signatures.length
  const next = signed < threshold ? `althing council sign ${path}` : `althing council submit ${path}`
  return {
    document: { file: path, act: file.act, signatures: signed, threshold },
    text: [
      colors.strong(sentenceOf(file)),
      `  reason      ${visibleText(file.act.reason)}`,
      `  valid       until ${new Date(Number(file.act.deadline) * 1000).toISOString()}`,
      `  signatures  ${signed} of ${threshold}`,
      `  next        ${next}`,
    ].join('\n'),
  }
}

function sentenceOf({ act }: CouncilActFile): string {
  if (act.type === 'veto') return `Veto of proposal ${act.proposalId}`
  if (act.type === 'pause') return `Pause of ${act.subject} for ${act.duration} seconds`
  return `End of the pause of ${act.subject}`
}

function secondsOf(flag: string, text: string): number {
  const parsed = durationSchema.safeParse(text)
  if (parsed.success) return parseDuration(parsed.data)
  throw new CliError('usage', `${flag}: found ${JSON.stringify(text)}, allowed ${parsed.error.issues[0]?.message}`)
}

function format(file: CouncilActFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}
