import snapshot from '@snapshot-labs/snapshot.js'
import { z } from 'zod'
import { refuseUnless } from './rules.ts'

/** A space's settings, as far as its sequencer enforces them. */
export interface SpaceSettings {
  readonly id: string
  readonly network: string
  readonly voting: {
    readonly delay: number | null
    readonly period: number | null
    readonly type: string | null
    readonly quorum: number
  }
}

const proposalSchema = z.looseObject({
  from: z.string(),
  timestamp: z.number(),
  type: z.string(),
  title: z.string(),
  body: z.string(),
  discussion: z.string(),
  choices: z.array(z.string()),
  labels: z.array(z.string()),
  start: z.number(),
  end: z.number(),
  snapshot: z.number(),
  plugins: z.string(),
  privacy: z.string(),
  app: z.string(),
})
export type StoredProposal = z.infer<typeof proposalSchema> & { readonly id: string }

const voteSchema = z.looseObject({ proposal: z.string(), choice: z.unknown(), from: z.string() })
export type StoredVote = { readonly choice: unknown; readonly balance: number; readonly scores: readonly number[] }

/** A proposal that the space's rules allow. */
export function checkProposal(
  message: object,
  { id, space, head }: { id: string; space: SpaceSettings; head: number },
) {
  const proposal = proposalSchema.parse(message)
  const { title: name, body, discussion, choices, type, start, end, app, labels, privacy } = proposal
  const document = { name, body, discussion, choices, type, start, end, app, labels, privacy, metadata: {} }
  const valid = snapshot.utils.validateSchema(snapshot.schemas.proposal, { ...document, snapshot: proposal.snapshot })
  refuseUnless(valid === true, 'wrong proposal format')
  refuseUnless(isJson(proposal.plugins), 'wrong proposal format')

  const { delay, period, type: votingType } = space.voting
  refuseUnless(delay === null || start === proposal.timestamp + delay, 'invalid voting delay')
  refuseUnless(period === null || end - start === period, 'invalid voting period')
  refuseUnless(votingType === null || type === votingType, 'invalid voting type')
  refuseUnless(start < end, 'invalid proposal dates')
  refuseUnless(proposal.snapshot <= head, 'proposal snapshot must be in past')
  return { ...proposal, id }
}

/** A vote in an open proposal by someone with power. */
export async function checkVote(
  message: object,
  options: {
    now: number
    proposals: ReadonlyMap<string, StoredProposal>
    votingPower: (voter: string, block: number) => Promise<number>
  },
): Promise<{ key: string; vote: StoredVote }> {
  const vote = voteSchema.parse(message)
  const proposal = options.proposals.get(vote.proposal)
  refuseUnless(proposal !== undefined, 'unknown proposal')
  refuseUnless(options.now >= proposal.start && options.now <= proposal.end, 'not in voting window')
  const voting = snapshot.utils.voting[proposal.type]
  refuseUnless(voting !== undefined && voting.isValidChoice(vote.choice, proposal.choices), 'invalid choice')
  const power = await options.votingPower(vote.from, proposal.snapshot)
  refuseUnless(power > 0, 'no voting power')
  return { key: `${vote.proposal}:${vote.from}`, vote: { choice: vote.choice, balance: power, scores: [power] } }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
