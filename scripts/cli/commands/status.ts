import { type Deployment, formatTokens, splitDescription } from '@althing/proposals'
import type { Command } from 'commander'
import type { Provider } from 'ethers'
import { findProposal, proposalsOf } from '../../governor/findProposal.ts'
import { readNames } from '../../governor/readNames.ts'
import { type ProposalStatus, readProposalStatus } from '../../governor/proposalStatus.ts'
import type { ProposedProposal } from '../../governor/proposedEvent.ts'
import { readState } from '../../governor/advance.ts'
import { formatApproval } from '../../governor/tierRequirement.ts'
import { parseProposalId } from '../arguments.ts'
import type { Cli, CommandContext, Report } from '../cli.ts'
import { describeActions, formatActions } from '../describeActions.ts'
import { visibleText } from '../visibleText.ts'

/** `althing status` */
export function addStatusCommand(program: Command, cli: Cli): void {
  program
    .command('status')
    .description('where proposals stand, read from the contracts alone')
    .argument('[id]', 'id of a proposal; left out, the latest ones')
    .option('--limit <n>', 'how many of the latest', '10')
    .action(
      cli.action(async (context, id: string | undefined, { limit }: { limit: string }) => {
        const { provider, deployment } = await context.connect()
        if (id === undefined) return listStatus(provider, deployment, Math.max(1, Number.parseInt(limit, 10) || 10))
        const proposal = await findProposal(provider, deployment, parseProposalId(id))
        return showStatus(context, proposal, await readProposalStatus(provider, deployment, proposal))
      }),
    )
}

async function listStatus(provider: Provider, deployment: Deployment, limit: number): Promise<Report> {
  const latest: ProposedProposal[] = []
  for await (const proposal of proposalsOf(provider, deployment)) {
    latest.push(proposal)
    if (latest.length === limit) break
  }
  const proposals = await Promise.all(
    latest.map(async (proposal) => ({
      id: proposal.id,
      state: await readState(provider, deployment, proposal.id),
      title: splitDescription(proposal.description).title,
    })),
  )
  const lines = proposals.map(({ id, state, title }) => `${state.padEnd(10)} ${visibleText(title)}\n           ${id}`)
  return { document: { proposals }, text: lines.join('\n') || 'There is no proposal yet: althing propose FOLDER' }
}

async function showStatus(
  { colors, connect }: CommandContext,
  proposal: ProposedProposal,
  status: ProposalStatus,
): Promise<Report> {
  const { provider, deployment } = await connect()
  const { title, body } = splitDescription(proposal.description)
  const actions = describeActions(proposal, { deployment, names: await readNames(provider, deployment, proposal) })
  const { votes, quorum, runs, eta, tier, approvalBps, expiry, guardianTermEnd } = status
  const { id, proposer, transactionHash } = proposal

  const text = [
    `${colors.strong(visibleText(title))}  ${status.state}\n`,
    formatActions(actions, colors),
    '',
    `  tier        ${tier}: ${formatApproval(approvalBps)}`,
    `  for         ${formatTokens(votes.for)}`,
    `  against     ${formatTokens(votes.against)}`,
    `  abstain     ${formatTokens(votes.abstain)}`,
    `  quorum      ${quorum === null ? 'known when the vote opens' : formatTokens(quorum)}`,
    `  vote        after ${status.snapshot}, until ${status.deadline} (now ${status.clock}, ${deployment.clock})`,
    ...(status.state === 'succeeded' ? [`  expires     unless it is queued by ${expiry.queueBy}`] : []),
    ...(eta === null ? [] : [`  executable  from ${formatMoment(eta)}`]),
    ...(status.state !== 'queued' || expiry.executeBy === null
      ? []
      : [`  expires     unless it is executed by ${formatMoment(expiry.executeBy)}`]),
    `  council     may veto until ${formatMoment(guardianTermEnd)}`,
    ...(runs.length === 0 ? [] : [`  runs        ${runs.join(', ')}`]),
    `  proposer    ${proposer}`,
    `  id          ${id}`,
  ].join('\n')
  return { document: { id, title, body, proposer, transactionHash, actions, ...status }, text }
}

/** A moment of the chain's time, for people. */
function formatMoment(seconds: bigint): string {
  return new Date(Number(seconds) * 1000).toISOString()
}
