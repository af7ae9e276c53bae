import { type ApiProposal, descriptionHashOf, modelGovernorAbi } from '@althing/proposals'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'
import { cancelRightOf } from './cancelRight.ts'
import type { ProposalFacts } from './factQueries.ts'

const reasons = {
  own: 'It is yours, and voting has not begun: you may take it back.',
  lapsed: 'Its proposer no longer has the votes that it takes to propose, so anyone may cancel it.',
} as const

/** Taking a proposal back, for those whom the governor lets do it. */
export function Cancel({ proposal, facts }: { proposal: ApiProposal; facts: ProposalFacts }) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  const right = cancelRightOf(facts, address)
  if (right === null) return null
  return (
    <section className="stack" aria-label="Cancel it">
      <h2>{right === 'own' ? 'Take it back' : 'Cancel it'}</h2>
      <p className="field__hint">{reasons[right]}</p>
      <NeedsWallet to="cancel it">
        <ReviewButton
          look="quiet"
          call={{
            title: 'Cancel this proposal for good',
            contract: 'governor',
            to: contracts.governor,
            abi: modelGovernorAbi,
            functionName: 'cancel',
            args: [
              proposal.targets,
              proposal.values.map(BigInt),
              proposal.calldatas,
              descriptionHashOf(proposal.description),
            ],
          }}
        >
          Review the cancellation
        </ReviewButton>
      </NeedsWallet>
    </section>
  )
}
