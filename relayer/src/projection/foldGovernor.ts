import { type ApiProposal, type ApiVote, type Hex, tiers } from '@althing/proposals'

import type { ChainEvent } from '../chain/chainEvent.ts'
import type { GovernorArgs, GovernorHandlers } from './eventArgs.ts'
import { knowProposedContent } from './proposedContent.ts'
import { patch, placeOf, type State } from './state.ts'

/** Proposals and their votes. */
export const governorHandlers: GovernorHandlers = {
  ProposalCreated(state, args, event) {
    state.proposals.create(String(args.proposalId), proposalFrom(state, args, event), placeOf(event))
    knowProposedContent(state, args, placeOf(event))
  },

  ProposalTiered(state, { proposalId, tier }) {
    const name = tiers[tier] ?? 'constitutional'
    patch(state, state.proposals, {
      id: String(proposalId),
      change: () => ({ tier: name, requirement: requirementOf(state, name) }),
    })
  },

  TierRequirementsSet(state, { requirements }) {
    state.settings = { ...state.settings, requirements }
  },

  QuorumNumeratorUpdated(state, { newQuorumNumerator }) {
    state.settings = { ...state.settings, quorumBps: Number(newQuorumNumerator) }
  },

  ProposalExtended(state, { proposalId, extendedDeadline }) {
    patch(state, state.proposals, {
      id: String(proposalId),
      change: () => ({ voteEnd: Number(extendedDeadline) }),
    })
  },

  ProposalQueued(state, { proposalId, etaSeconds }) {
    patch(state, state.proposals, { id: String(proposalId), change: () => ({ queuedEta: Number(etaSeconds) }) })
  },

  ProposalExecuted(state, { proposalId }, event) {
    const executed = { transactionHash: event.transactionHash, at: event.blockTimestamp }
    patch(state, state.proposals, { id: String(proposalId), change: () => ({ executed }) })
  },

  ProposalCanceled(state, { proposalId }) {
    patch(state, state.proposals, { id: String(proposalId), change: () => ({ canceled: true }) })
  },

  VoteCast(state, args, event) {
    count(state, { ...args, parts: wholeVote(args.support, args.weight) }, event)
  },

  VoteCastWithParams(state, args, event) {
    const parts = args.support === fractional ? partsOf(args.params) : wholeVote(args.support, args.weight)
    count(state, { ...args, parts }, event)
  },
}

/** `VOTE_TYPE_FRACTIONAL` of OpenZeppelin's GovernorCountingFractional. */
const fractional = 255

/** Weight against, for and abstaining: the order of the vote types. */
type Parts = readonly [against: bigint, for_: bigint, abstain: bigint]

function wholeVote(support: number, weight: bigint): Parts {
  return [support === 0 ? weight : 0n, support === 1 ? weight : 0n, support === 2 ? weight : 0n]
}

/** Three packed uint128, as GovernorCountingFractional reads them. */
function partsOf(params: Hex): Parts {
  const part = (at: number) => BigInt(`0x${params.slice(2 + 32 * at, 34 + 32 * at).padEnd(32, '0')}`)
  return [part(0), part(1), part(2)]
}

type CountedVote = GovernorArgs<'VoteCast'> & { parts: Parts }

function count(state: State, { proposalId, voter, support, weight, reason, parts }: CountedVote, event: ChainEvent) {
  const id = String(proposalId)
  const place = placeOf(event)
  const { blockNumber, transactionHash } = event
  const vote: ApiVote = { voter, support, weight: String(weight), reason, blockNumber, transactionHash }
  state.votes(id).create(`${blockNumber}.${event.logIndex}`, vote, place)

  const first = state.voters.get(`${id} ${voter}`) === null
  if (first) state.voters.create(`${id} ${voter}`, true, place)

  patch(state, state.proposals, {
    id,
    change: ({ tally }) => ({
      tally: {
        against: add(tally.against, parts[0]),
        for: add(tally.for, parts[1]),
        abstain: add(tally.abstain, parts[2]),
        voters: tally.voters + (first ? 1 : 0),
      },
    }),
  })
}

function add(decimal: string, weight: bigint): string {
  return String(BigInt(decimal) + weight)
}

/** What a proposal of `tier` needs that is made now: never less than a routine one, whose majority is a simple one. */
function requirementOf({ settings }: State, tier: ApiProposal['tier']): ApiProposal['requirement'] {
  const { quorumBps, requirements } = settings
  if (quorumBps === null) return null
  if (tier === 'routine') return { quorumBps, approvalBps: simpleMajorityBps }
  if (requirements === null) return null
  const [quorum, approvalBps] =
    tier === 'model'
      ? [requirements.modelQuorum, requirements.modelApproval]
      : [requirements.constitutionalQuorum, requirements.constitutionalApproval]
  return { quorumBps: Math.max(quorum, quorumBps), approvalBps }
}

const simpleMajorityBps = 5_000

function proposalFrom(state: State, args: GovernorArgs<'ProposalCreated'>, event: ChainEvent): ApiProposal {
  return {
    id: String(args.proposalId),
    proposer: args.proposer,
    targets: [...args.targets],
    values: args.values.map(String),
    calldatas: [...args.calldatas],
    description: args.description,
    voteStart: Number(args.voteStart),
    voteEnd: Number(args.voteEnd),
    createdAt: event.blockTimestamp,
    blockNumber: event.blockNumber,
    transactionHash: event.transactionHash,
    tally: { against: '0', for: '0', abstain: '0', voters: 0 },
    queuedEta: null,
    executed: null,
    canceled: false,
    tier: 'routine',
    requirement: requirementOf(state, 'routine'),
    veto: null,
    runs: [],
    final: state.final,
  }
}
