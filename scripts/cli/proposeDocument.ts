import {
  asHex,
  buildProposal,
  documentNames,
  type Outcome,
  type ProposalDocument,
  type Simulation,
  simulateProposal,
  tierOfCalls,
} from '@althing/proposals'
import { propose } from '../governor/propose.ts'
import { formatApproval, readTierRequirement, type TierRequirement } from '../governor/tierRequirement.ts'
import type { CommandContext, Report } from './cli.ts'
import { CliError } from './cliError.ts'
import { describeActions, formatActions } from './describeActions.ts'
import { publishConfigs } from './publishConfigs.ts'
import { createSigner } from './signer.ts'

export interface ProposeOptions {
  readonly dryRun?: boolean
  readonly force?: boolean
}

/**
 * Builds, shows and simulates a proposal, brings its configs to the relayer, and proposes it.
 * @throws CliError where the simulation fails; nothing was sent then.
 */
export async function proposeDocument(
  context: CommandContext,
  document: ProposalDocument,
  options: ProposeOptions,
): Promise<Report> {
  const { colors, progress } = context
  const { provider, deployment, apiUrl } = await context.connect()
  const signer = await createSigner(context)
  const proposer = asHex(await signer.getAddress())
  const built = buildProposal(document, { deployment, proposer })
  const actions = describeActions(built, { deployment, names: documentNames(document) })

  progress.update('simulating', 0, null)
  const request = (method: string, params: readonly unknown[]) => provider.send(method, [...params])
  const simulation = await simulateProposal(built, { deployment, proposer, request })
  const { proposalId, description, descriptionHash, actionsHash } = built
  const requirement = await readTierRequirement(provider, deployment, tierOfCalls(built, deployment))
  const plan = {
    proposalId,
    title: document.title,
    proposer,
    descriptionHash,
    actionsHash,
    ...requirement,
    actions,
    simulation,
  }
  const shown = [
    `${colors.strong(document.title)}\n`,
    formatActions(actions, colors),
    '',
    ...formatSimulation(simulation),
    `  tier        ${formatRequirement(requirement)}`,
    `  id          ${proposalId}`,
  ].join('\n')
  if (options.dryRun === true) return { document: { ...plan, description, sent: false }, text: shown }

  requirePassed(simulation, options)
  const configs = await publishConfigs(document, apiUrl)
  progress.update('proposing', 0, null)
  const { transactionHash, blockNumber, voteStart, voteEnd } = await propose(signer, deployment, built)
  const unit = deployment.clock === 'timestamp' ? 'second' : 'block'
  return {
    document: { ...plan, sent: true, configs, transactionHash, blockNumber, voteStart, voteEnd },
    text: `${shown}\n  proposed    ${transactionHash}\n  vote        after ${unit} ${voteStart}, until ${voteEnd}`,
  }
}

function requirePassed({ proposing, executing, failedAction }: Simulation, { force }: ProposeOptions): void {
  if (proposing?.status === 'failed') {
    throw new CliError('refused', `proposing would fail: ${proposing.reason}; nothing was sent`)
  }
  if (executing.status !== 'failed' || force === true) return
  const where = failedAction === null ? 'the batch' : `action ${failedAction + 1}`
  throw new CliError(
    'refused',
    `the simulated execution fails at ${where}: ${executing.reason}; nothing was sent. ` +
      'Give --force where it can succeed later.',
  )
}

function formatRequirement({ tier, quorumBps, approvalBps }: TierRequirement): string {
  return `${tier}: votes of ${quorumBps / 100} % of the supply, ${formatApproval(approvalBps)}`
}

function formatSimulation({ proposing, executing, failedAction }: Simulation): string[] {
  const where = failedAction === null ? '' : ` at action ${failedAction + 1}`
  return [
    ...(proposing === null ? [] : [`  proposing   ${formatOutcome(proposing)}`]),
    `  executing   ${formatOutcome(executing, where)}`,
  ]
}

function formatOutcome(outcome: Outcome, where = ''): string {
  if (outcome.status === 'passed') return 'simulated with the deployed contracts: passes'
  return `${outcome.status === 'failed' ? `simulated: fails${where}` : 'not simulated'}: ${outcome.reason}`
}
