import { asHex, relayedReportSchema } from '@althing/proposals'
import type { Command } from 'commander'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readLatestTime } from '../../governor/latestTime.ts'
import { readReviews } from '../../reviews/readReviews.ts'
import { type Finding, relayReport, sendReport, signReport } from '../../reviews/report.ts'
import { verdictNumberOf, verdicts } from '../../reviews/verdict.ts'
import { parseBytes32 } from '../arguments.ts'
import { type Cli, type CommandContext, formatJson, type Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { createSigner } from '../signer.ts'

interface ReportFlags {
  readonly verdict: string
  readonly report: string
  readonly uri: string
  readonly out?: string
}

/** Seconds for which a report that is to be relayed may be used. */
const relayWindow = 7n * 86_400n

/** `althing review` */
export function addReviewCommand(program: Command, cli: Cli): void {
  const review = program.command('review').description('report on a dataset, a config, a version or a batch')
  withFindingFlags(review.command('report')).description('report in your own name').action(cli.action(report))
  withFindingFlags(review.command('sign'))
    .description('sign a report that somebody else brings to the chain')
    .requiredOption('--out <file>', 'where the signed report is written')
    .action(cli.action(sign))
  review
    .command('relay')
    .description('bring a signed report to the chain')
    .argument('<file>', 'the signed report')
    .action(cli.action(relay))
  review
    .command('show')
    .description('what reviewers said, and whether it suffices')
    .argument('<subject>', 'id of a dataset, a config, a version or a batch')
    .action(cli.action(show))
}

function withFindingFlags(command: Command): Command {
  return command
    .argument('<subject>', 'id of a dataset, a config, a version or a batch')
    .requiredOption('--verdict <verdict>', verdicts.join(', '))
    .requiredOption('--report <file>', 'the report’s text; its SHA-256 goes on chain')
    .option('--uri <uri>', 'where the text may be fetched', '')
}

async function report(context: CommandContext, subject: string, flags: ReportFlags): Promise<Report> {
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const finding = await findingOf(context, subject, flags)
  const { hash } = await sendReport(signer, deployment, finding)
  return {
    document: { ...finding, verdict: flags.verdict, reviewer: signer.address, transactionHash: hash },
    text: `${signer.address} reported ${flags.verdict} on ${finding.subject}  ${hash}`,
  }
}

async function sign(context: CommandContext, subject: string, flags: ReportFlags & { out: string }): Promise<Report> {
  const { deployment, provider } = await context.connect()
  const signer = await createSigner(context)
  const finding = await findingOf(context, subject, flags)
  const deadline = (await readLatestTime(provider)) + relayWindow
  const signed = await signReport(signer, deployment, { finding, deadline })
  const document = { format: 'report/1', ...signed }
  await writeFile(resolve(context.io.cwd, flags.out), `${formatJson(document)}\n`, { flag: 'wx' })
  return { document, text: `signed ${flags.verdict} on ${finding.subject}; next: althing review relay ${flags.out}` }
}

async function relay(context: CommandContext, path: string): Promise<Report> {
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const signed = await readJsonFile(context.io, path, relayedReportSchema)
  const { hash } = await relayReport(signer, deployment, signed)
  const { subject, reviewer, verdict } = signed.report
  return {
    document: { subject, reviewer, verdict: verdicts[verdict], transactionHash: hash },
    text: `${reviewer} reported ${verdicts[verdict]} on ${subject}  ${hash}`,
  }
}

async function show(context: CommandContext, text: string): Promise<Report> {
  const { deployment, provider } = await context.connect()
  const subject = parseBytes32(text, 'subject')
  const reviews = await readReviews(provider, deployment, subject)
  const lines = reviews.reports.map(({ reviewer, verdict, kind, digest, reportedAt }) => {
    return `  ${verdict.padEnd(8)} ${reviewer}  ${kind}  ${new Date(reportedAt * 1000).toISOString()}  ${digest}`
  })
  const { approvals, reviewedFor } = reviews
  return {
    document: { subject, ...reviews },
    text: [
      ...(lines.length === 0 ? ['  no report yet'] : lines),
      `  approving   ${approvals.reviewers} reviewers, ${approvals.persons} of them persons`,
      `  suffices    ${reviewedFor.length === 0 ? 'for no decision' : `for ${reviewedFor.join(', ')} decisions`}`,
    ].join('\n'),
  }
}

async function findingOf({ io }: CommandContext, subject: string, flags: ReportFlags): Promise<Finding> {
  const verdict = verdictNumberOf(flags.verdict)
  if (verdict === undefined) {
    throw new CliError('usage', `--verdict: found ${JSON.stringify(flags.verdict)}, allowed ${verdicts.join(', ')}`)
  }
  const text = await readFile(resolve(io.cwd, flags.report))
  const digest = asHex(`0x${createHash('sha256').update(text).digest('hex')}`)
  return { subject: parseBytes32(subject, 'subject'), verdict, digest, uri: flags.uri }
}
