import type { ApiProposalDetail } from '@althing/proposals'
import { Link } from 'react-router'
import { useInForce } from '../features/models/modelQueries.ts'
import type { ProposalFacts } from '../features/proposals/factQueries.ts'
import { Lifecycle } from '../features/proposals/Lifecycle.tsx'
import { lifecycleOf } from '../features/proposals/lifecycle.ts'
import { RunProgress } from '../features/runs/RunProgress.tsx'
import { useRunsOfProposal } from '../features/runs/runQueries.ts'
import { ChallengeTime } from './ChallengeTime.tsx'
import { useAuthorizesRun } from './useAuthorizesRun.ts'

type Props = { proposal: ApiProposalDetail; facts: ProposalFacts; opensAt: number | null; closesAt: number | null }

/** The whole way of a decision, with the run that it authorised live at its end. */
export function ProposalLifecycle({ proposal, facts, opensAt, closesAt }: Props) {
  const runs = useRunsOfProposal(proposal.id, facts.state === 'executed').data ?? []
  const run = runs[0] ?? null
  const inForce = useInForce(run?.version ?? null).data === true
  const authorizesRun = useAuthorizesRun(proposal)
  const stages = lifecycleOf({
    state: facts.state,
    createdAt: proposal.createdAt,
    votingOpensAt: opensAt,
    votingClosesAt: closesAt,
    eta: facts.eta ?? proposal.queuedEta,
    executedAt: proposal.executed?.at ?? null,
    authorizesRun,
    run,
    inForce,
  })
  return (
    <section className="stack" aria-label="The way of this decision">
      <h2>The way of this decision</h2>
      <Lifecycle stages={stages} />
      {run && (
        <>
          <RunProgress run={run} />
          <ChallengeTime run={run} />
          <Link to={`/runs/${run.id}`}>Run {run.id} in full</Link>
        </>
      )}
    </section>
  )
}
