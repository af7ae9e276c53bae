import { formatEther } from 'ethers/utils'
import { findReason } from '../actions/reason.ts'
import type { ContractName, Deployment } from '../deployment/deployment.ts'
import { argumentsOf } from './callArguments.ts'
import { type DecodedCall, isUnderstood } from './decodedCall.ts'
import { lineageIdOf } from '../ids/registryIds.ts'
import { summarizeCouncil } from './summarizeCouncil.ts'
import { summarizeDatasets } from './summarizeDatasets.ts'
import { summarizeGovernance } from './summarizeGovernance.ts'
import { summarizeModels } from './summarizeModels.ts'
import { summarizeReviews } from './summarizeReviews.ts'
import { summarizeLicenses, summarizeVault } from './summarizeRewards.ts'
import { summarizeRuns } from './summarizeRuns.ts'
import { summarizeStreams } from './summarizeStreams.ts'
import type { CallFacts, CallSummary, KnownNames, SummaryContext } from './summary.ts'

/**
 * Says what each call would change. Names are taken from `names`, from lineages that the batch itself creates, and
 * from reasons in the description whose digest is right.
 * @example
 * summarizeCalls(decodeCalls(proposal, deployment), { deployment, description: proposal.description })
 */
export function summarizeCalls(
  calls: readonly DecodedCall[],
  options: { deployment: Deployment; description?: string; names?: KnownNames },
): CallSummary[] {
  const context: SummaryContext = { names: namesOf(calls, options), clock: options.deployment.clock }
  return calls.map((call) => summarizeCall(call, context))
}

function summarizeCall(call: DecodedCall, context: SummaryContext): CallSummary {
  if (!isUnderstood(call)) return summarizeUnknown(call)

  const facts = summarizers[call.contract](call, context) ?? generic(call)
  const ether = call.value === 0n ? [] : [`Sends ${formatEther(call.value)} ETH with the call`]
  return { sentence: facts.sentence, details: [...facts.details, ...ether], warning: warningOf(call) }
}

type Summarize = (call: DecodedCall, context: SummaryContext) => CallFacts | null

const summarizers: Readonly<Record<ContractName, Summarize>> = {
  token: summarizeGovernance,
  governor: summarizeGovernance,
  timelock: summarizeGovernance,
  council: summarizeCouncil,
  reviews: summarizeReviews,
  streams: summarizeStreams,
  datasets: summarizeDatasets,
  models: summarizeModels,
  runs: summarizeRuns,
  vault: summarizeVault,
  licenses: summarizeLicenses,
  cards: () => null,
}

/** A function of ours without a sentence of its own: named, with its arguments. */
function generic(call: DecodedCall): CallFacts {
  return {
    sentence: `Call ${call.signature} of ${call.contract} ${call.target}`,
    details: call.args.map(({ name, value }) => `${name} = ${show(value)}`),
  }
}

function summarizeUnknown(call: DecodedCall): CallSummary {
  const ether = `${formatEther(call.value)} ETH`
  if (call.calldata === '0x' && call.contract === null) {
    return { sentence: `Send ${ether} to ${call.target}`, details: [], warning: 'Takes ETH out of the treasury.' }
  }
  const bytes = (call.calldata.length - 2) / 2
  const where = call.contract === null ? call.target : `${call.contract} ${call.target}`
  return {
    sentence: `Unknown call to ${where}`,
    details: [
      `${bytes} bytes of calldata, selector ${call.calldata.slice(0, 10)}`,
      ...(call.value > 0n ? [`Sends ${ether}`] : []),
    ],
    warning: 'Nobody can tell from here what this does. Vote for it only if you can.',
  }
}

const agreeing = new Set<string | null>(['setTiers', 'setTierRequirements', 'updateQuorumNumerator'])
const trusting = new Set(['setGovernor', 'setTrainingRuns', 'setReviews'])

function warningOf(call: DecodedCall): string | null {
  if (call.value > 0n) return 'Takes ETH out of the treasury.'
  if (call.contract === 'governor' && agreeing.has(call.method)) return 'Changes how much agreement decisions take.'
  if (call.contract === 'governor' && call.method === 'relay') return 'Lets the governor call anything.'
  if (call.contract === 'timelock' && call.method !== 'updateDelay') return 'Changes who may execute decisions.'
  if (trusting.has(call.method ?? '')) return 'Changes which contract is trusted.'
  if (call.contract === 'council') return 'Changes who may stop a decision.'
  if (call.contract === 'streams' && call.method === 'open') return 'Sets a part of the treasury aside.'
  return null
}

function namesOf(calls: readonly DecodedCall[], options: { description?: string; names?: KnownNames }): KnownNames {
  const created = new Map(
    calls
      .filter((call) => isUnderstood(call) && call.contract === 'models' && call.method === 'createLineage')
      .map((call) => argumentsOf(call).text('name'))
      .map((name) => [lineageIdOf(name), name]),
  )
  const { description = '', names = {} } = options
  return {
    ...names,
    lineage: (id) => created.get(id) ?? names.lineage?.(id),
    reason: (digest) => findReason(description, digest) ?? names.reason?.(digest),
  }
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item)).slice(0, 400)
}
