import type { ProposalFacts } from './factQueries.ts'

/** Why an account may cancel a proposal as the governor sees it now; null where it may not. */
export function cancelRightOf(
  { state, proposer, belowThreshold }: Pick<ProposalFacts, 'state' | 'proposer' | 'belowThreshold'>,
  account: string | undefined,
): 'own' | 'lapsed' | null {
  if (state === 'pending' && account?.toLowerCase() === proposer.toLowerCase()) return 'own'
  return belowThreshold && (state === 'pending' || state === 'active') ? 'lapsed' : null
}
