import { type ApiProposalDetail, splitDescription } from '@althing/proposals'
import type { UseQueryResult } from '@tanstack/react-query'
import { DecodedCalls } from '../features/proposals/DecodedCalls.tsx'
import type { ProposalFacts } from '../features/proposals/factQueries.ts'
import { Integrity } from '../features/proposals/Integrity.tsx'
import { Votes } from '../features/proposals/Votes.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Notice } from '../ui/Notice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { Section } from '../ui/Section.tsx'
import { explainCall } from './explainCall.tsx'
import { ProposalRail } from './ProposalRail.tsx'
import { useKnownNames } from './useKnownNames.ts'

type Props = { proposal: ApiProposalDetail; facts: UseQueryResult<ProposalFacts>; problem: string | null }

/** What would change comes before what is said about it. */
export function ProposalView({ proposal, facts, problem }: Props) {
  const names = useKnownNames()
  const { body } = splitDescription(proposal.description)
  return (
    <div className="split">
      <div>
        {problem !== null && (
          <Notice tone="warn" title="The relayer does not answer. This was read from the chain itself.">
            <pre>{problem}</pre>
          </Notice>
        )}
        <Section title={facts.data?.state === 'executed' ? 'What it changed' : 'What would change'}>
          <DecodedCalls {...proposal} values={proposal.values.map(BigInt)} names={names} explain={explainCall} />
        </Section>
        <Section title="What the proposer says">
          {body === '' ? <Empty title="Nothing was said." /> : <Markdown source={body} />}
        </Section>
        <Section title="Votes">
          <Votes votes={proposal.votes} />
        </Section>
        <Section title="Check it yourself">
          <Integrity proposal={proposal} />
        </Section>
      </div>
      <div className="split__rail">
        <QueryView query={facts} what="where the vote stands" lines={5}>
          {(known) => <ProposalRail proposal={proposal} facts={known} />}
        </QueryView>
      </div>
    </div>
  )
}
