import {
  asHex,
  buildProposal,
  createTemperatureCheck,
  documentNames,
  type Deployment,
  durationSchema,
  parseDuration,
  snapshotProposalId,
} from '@althing/proposals'
import { resolve } from 'node:path'
import { readSpace, type Space } from '../../snapshot/hub.ts'
import { createSequencer } from '../../snapshot/sequencer.ts'
import { SequencerError } from '../../snapshot/sequencerError.ts'
import type { CommandContext, Report } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { describeActions, formatActions } from '../describeActions.ts'
import { readProposalFolder } from '../proposalFolder.ts'
import { createSigner } from '../signer.ts'
import { hubUrl, sequencerUrl, type ServiceFlags } from './services.ts'

interface CreateFlags extends ServiceFlags {
  readonly space: string
  readonly duration?: string
  readonly snapshot?: string
}

/** Chain id that Snapshot knows in place of a local chain's, which its schemas refuse. */
const standsForLocalChain = '11155111'
const localChainId = 31_337

/** `althing tempcheck create` */
export async function createCheck(context: CommandContext, folder: string, flags: CreateFlags): Promise<Report> {
  const { io, colors } = context
  const sequencer = createSequencer(sequencerUrl(flags, io))
  const document = await readProposalFolder(resolve(io.cwd, folder))
  const { provider, deployment } = await context.connect()
  const signer = await createSigner(context)
  const space = await readSpace(hubUrl(flags, io), flags.space)
  requireFitting(space, deployment)

  const built = buildProposal(document, { deployment, proposer: null })
  const timestamp = Math.floor(io.now() / 1000)
  const start = timestamp + (space.voting.delay ?? 0)
  const snapshot = snapshotBlock(flags.snapshot, { head: await provider.getBlockNumber(), deployment })
  const message = createTemperatureCheck(document, built, {
    deployment,
    schedule: {
      space: space.id,
      author: asHex(signer.address),
      timestamp,
      start,
      end: start + openFor(space, flags.duration),
      snapshot,
    },
  })
  const { id } = await sequencer.propose(signer, message)
  const expected = snapshotProposalId(message)
  if (id.toLowerCase() !== expected) {
    throw new SequencerError(`the sequencer recorded ${id} for what has the id ${expected}`)
  }

  const actions = describeActions(built, { deployment, names: documentNames(document) })
  const { actionsHash, proseHash } = built
  const { end } = message
  return {
    document: { id, space: space.id, title: document.title, start, end, snapshot, actionsHash, proseHash, actions },
    text: [
      `${colors.strong(document.title)}\n`,
      formatActions(actions, colors),
      '',
      `  check       ${id}`,
      `  open        until ${new Date(end * 1000).toISOString()}, votes as of block ${snapshot}`,
      `  promote     althing tempcheck promote ${folder} --space ${space.id} --check ${id}`,
    ].join('\n'),
  }
}

function requireFitting({ id, network, voting }: Space, { chainId }: Deployment): void {
  const expected = chainId === localChainId ? standsForLocalChain : String(chainId)
  if (network !== expected) {
    throw new CliError('refused', `--space ${id}: found a space of network ${network}, allowed one of ${expected}`)
  }
  if (voting.type !== null && voting.type !== '' && voting.type !== 'basic') {
    throw new CliError('refused', `--space ${id}: found a space for ${voting.type} voting, allowed basic`)
  }
}

/** Seconds that the check is open. */
function openFor({ id, voting }: Space, duration: string | undefined): number {
  const parsed = durationSchema.safeParse(duration ?? '3 days')
  if (!parsed.success) {
    throw new CliError(
      'usage',
      `--duration: found ${JSON.stringify(duration)}, allowed ${parsed.error.issues[0]?.message}`,
    )
  }
  const seconds = parseDuration(parsed.data)
  if (voting.period === null || voting.period === 0) return seconds
  if (duration === undefined || seconds === voting.period) return voting.period
  throw new CliError('usage', `--duration: found ${duration}, allowed ${voting.period} seconds, which ${id} prescribes`)
}

function snapshotBlock(text: string | undefined, options: { head: number; deployment: Deployment }): number {
  const { head, deployment } = options
  if (text === undefined) return Math.max(deployment.blockNumber, head - 4)
  const block = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (block >= deployment.blockNumber && block < head) return block
  throw new CliError(
    'usage',
    `--snapshot: found ${JSON.stringify(text)}, allowed a block from ${deployment.blockNumber} to ${head - 1}`,
  )
}
