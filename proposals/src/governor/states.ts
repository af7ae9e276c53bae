/** States of a proposal, in the order of `IGovernor.ProposalState`. */
export const proposalStates = [
  'pending',
  'active',
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
] as const
export type ProposalState = (typeof proposalStates)[number]

/** Kinds of vote, in the order of `GovernorCountingSimple.VoteType`. */
export const voteKinds = ['against', 'for', 'abstain'] as const
export type VoteKind = (typeof voteKinds)[number]

/** Name of what `Governor.state` returned. Throws RangeError on a number that OpenZeppelin does not use. */
export function proposalStateOf(state: bigint | number): ProposalState {
  const name = proposalStates[Number(state)]
  if (name === undefined) throw new RangeError(`unknown proposal state ${state}`)
  return name
}

/** The `support` of a vote. */
export function supportOf(vote: VoteKind): 0 | 1 | 2 {
  if (vote === 'against') return 0
  return vote === 'for' ? 1 : 2
}
