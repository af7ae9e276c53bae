import { type BuiltProposal, modelGovernorAbi, type ProposalDocument } from '@althing/proposals'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Address } from 'viem'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Section } from '../../ui/Section.tsx'
import { publishConfigs } from './publishConfigs.ts'
import { SimulationView } from './SimulationView.tsx'

type Props = {
  document: ProposalDocument
  built: BuiltProposal
  proposer: Address
  /** Whether the proposer's last proposal has to end first. */
  isBusy: boolean
  onSent: () => void
}

/** Try it out, publish its configs so that voters can read them, and propose. */
export function SendProposal({ document, built, proposer, isBusy, onSent }: Props) {
  const { deployment, apiUrl } = useRuntime()
  const navigate = useNavigate()
  const [review, setReview] = useState(false)
  const publish = useMutation({ mutationFn: () => publishConfigs(apiUrl, document), onSuccess: () => setReview(true) })
  const { targets, values, calldatas, description, proposalId } = built
  return (
    <Section title="Try it, then propose it">
      <div className="stack">
        <Facts of={[['Its id will be', <Hash key="id" value={String(proposalId)} what="the predicted id" />]]} />
        <SimulationView built={built} proposer={proposer} />
        {publish.isError && <Failed what="the relayer's answer to the config" error={publish.error} />}
        <div className="form__actions">
          <Button onClick={() => publish.mutate()} disabled={publish.isPending || isBusy}>
            Review the proposal
          </Button>
          {publish.isError && !isBusy && (
            <Button look="quiet" onClick={() => setReview(true)}>
              Go on without the relayer
            </Button>
          )}
        </div>
      </div>
      {review && (
        <ReviewDialog
          call={{
            title: 'Propose this',
            contract: 'governor',
            to: deployment.contracts.governor,
            abi: modelGovernorAbi,
            functionName: 'propose',
            args: [targets, values, calldatas, description],
          }}
          onClose={() => setReview(false)}
          onDone={() => {
            onSent()
            void navigate(`/proposals/${proposalId}`)
          }}
        />
      )}
    </Section>
  )
}
