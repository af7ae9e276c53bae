import { descriptionHashOf, modelGovernorAbi, type ApiProposal } from '@althing/proposals'
import { useClock } from '../../chain/useClock.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'
import { Moment } from '../../ui/Moment.tsx'
import type { ProposalFacts } from './factQueries.ts'

/** Queue and execute: anyone may, the governor checks. */
export function CarryOut({ proposal, facts }: { proposal: ApiProposal; facts: ProposalFacts }) {
  const { contracts } = useRuntime().deployment
  const clock = useClock().data
  if (facts.state !== 'succeeded' && facts.state !== 'queued') return null
  const step = facts.state === 'succeeded' ? 'queue' : 'execute'
  const early = step === 'execute' && facts.eta !== null && clock !== undefined && clock.timestamp < facts.eta
  const args = [
    proposal.targets,
    proposal.values.map(BigInt),
    proposal.calldatas,
    descriptionHashOf(proposal.description),
  ]
  return (
    <section className="stack" aria-label="Carry it out">
      <h2>{step === 'queue' ? 'It passed. Queue it.' : 'Carry it out'}</h2>
      <NeedsWallet to={`${step} it`}>
        {early && facts.eta !== null && (
          <p className="field__hint">
            The timelock opens <Moment at={facts.eta} />.
          </p>
        )}
        <ReviewButton
          disabled={early}
          call={{
            title: step === 'queue' ? 'Queue this proposal' : 'Execute this proposal',
            contract: 'governor',
            to: contracts.governor,
            abi: modelGovernorAbi,
            functionName: step,
            args,
          }}
        >
          {step === 'queue' ? 'Review queueing' : 'Review execution'}
        </ReviewButton>
      </NeedsWallet>
    </section>
  )
}
