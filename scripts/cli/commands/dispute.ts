import { asHex, type Finding, findingFrom, formatTokens } from '@althing/proposals'
import type { Command } from 'commander'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { closeDispute, openDispute, readDispute, voteInDispute } from '../../training/dispute.ts'
import { readRun } from '../chain/records.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { readFinding } from '../repeat/findingOf.ts'
import { createSigner } from '../signer.ts'

interface VoteFlags {
  readonly repeat?: string
  readonly uphold?: boolean
}

/** `althing dispute` */
export function addDisputeCommand(program: Command, cli: Cli): void {
  const dispute = program
    .command('dispute')
    .description('dispute a run’s result under bond, or decide about it as a juror')
  dispute
    .command('open')
    .description('dispute a result while its challenge window is open')
    .argument('<run>', 'number of the run')
    .requiredOption('--evidence <file>', 'what you publish, such as repeat.json of `althing repeat --out`')
    .action(cli.action(open))
  dispute
    .command('vote')
    .description('vote as a juror for what you found')
    .argument('<run>', 'number of the run')
    .option('--repeat <file>', 'repeat.json of `althing repeat --out`')
    .option('--uphold', 'the reported numbers are right')
    .action(cli.action(vote))
  dispute
    .command('close')
    .description('end a dispute that the jury did not decide in time')
    .argument('<run>', 'number of the run')
    .action(cli.action(close))
  dispute
    .command('show')
    .description('where a dispute stands')
    .argument('<run>', 'number of the run')
    .action(cli.action(show))
}

async function open(context: CommandContext, run: string, { evidence }: { evidence: string }): Promise<Report> {
  const runId = parseRun(run)
  const bytes = await readFile(resolve(context.io.cwd, evidence))
  const evidenceDigest = asHex(`0x${createHash('sha256').update(bytes).digest('hex')}`)
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const { receipt, bond } = await openDispute(signer, deployment, { runId, evidenceDigest })
  return {
    document: { runId, challenger: signer.address, evidenceDigest, bond, transactionHash: receipt.hash },
    text: `run ${runId} is disputed for ${formatTokens(bond)} ETH; publish ${evidence} (${evidenceDigest})  ${receipt.hash}`,
  }
}

async function vote(context: CommandContext, run: string, flags: VoteFlags): Promise<Report> {
  const runId = parseRun(run)
  const { deployment } = await context.connect()
  const signer = await createSigner(context)
  const finding = await findingOf(context, runId, flags)
  const { hash } = await voteInDispute(signer, deployment, { runId, finding })
  return {
    document: { runId, juror: signer.address, finding, transactionHash: hash },
    text: `${signer.address} found ${finding.artifact.root} for run ${runId}  ${hash}`,
  }
}

async function close(context: CommandContext, run: string): Promise<Report> {
  const runId = parseRun(run)
  const { deployment } = await context.connect()
  const { hash } = await closeDispute(await createSigner(context), deployment, runId)
  return { document: { runId, transactionHash: hash }, text: `the dispute over run ${runId} is over  ${hash}` }
}

async function show(context: CommandContext, run: string): Promise<Report> {
  const runId = parseRun(run)
  const { deployment, provider } = await context.connect()
  const dispute = await readDispute(provider, deployment, runId)
  if (BigInt(dispute.challenger) === 0n) {
    return { document: { runId, disputed: false }, text: `nobody disputes run ${runId}` }
  }
  return {
    document: { runId, disputed: true, ...dispute },
    text: [
      `  challenger  ${dispute.challenger}, ${formatTokens(dispute.bond)} ETH`,
      `  jury        ${dispute.bitExact ? 'verifiers, who repeat the training' : 'reviewers'}; ${dispute.threshold} who agree decide`,
      `  verdict     ${dispute.verdict}`,
    ].join('\n'),
  }
}

async function findingOf(context: CommandContext, runId: bigint, { repeat, uphold }: VoteFlags): Promise<Finding> {
  if (repeat !== undefined && uphold !== true) return readFinding(context.io, repeat, runId)
  if (uphold !== true || repeat !== undefined) {
    throw new CliError('usage', '--repeat: found none or both, allowed a repetition of your own or --uphold')
  }
  const { provider, deployment } = await context.connect()
  const { result } = await readRun({ provider, deployment, blockNumber: await provider.getBlockNumber() }, runId)
  return findingFrom(result)
}

function parseRun(text: string): bigint {
  if (/^[1-9]\d{0,77}$/.test(text)) return BigInt(text)
  throw new CliError('usage', `run: found ${JSON.stringify(text)}, allowed the number of a run`)
}
