import { type ApiProposalDetail, type ProposalState, splitDescription } from '@althing/proposals'
import { secondsAt, useClock } from '../chain/useClock.ts'
import { TimeControl } from '../features/localTime/TimeControl.tsx'
import { VetoPanel } from '../features/council/acts/VetoPanel.tsx'
import { Cancel } from '../features/proposals/Cancel.tsx'
import { Cancelled } from '../features/proposals/Cancelled.tsx'
import { CarryOut } from '../features/proposals/CarryOut.tsx'
import type { ProposalFacts } from '../features/proposals/factQueries.ts'
import { Standing } from '../features/proposals/Standing.tsx'
import { TierView } from '../features/proposals/TierView.tsx'
import { VotePanel } from '../features/voting/VotePanel.tsx'
import { ProposalLifecycle } from './ProposalLifecycle.tsx'
import { timeStepOf } from './timeStep.ts'

/** States in which a veto still finds something to stop. */
const stoppable: ReadonlySet<ProposalState> = new Set(['pending', 'active', 'succeeded', 'queued'])

/** Beside the text: where it stands, what you can do, and the way it takes. */
export function ProposalRail({ proposal, facts }: { proposal: ApiProposalDetail; facts: ProposalFacts }) {
  const clock = useClock().data
  const step = clock && timeStepOf(facts, clock)
  return (
    <>
      <Standing facts={facts} />
      {facts.state === 'canceled' && <Cancelled proposal={proposal} />}
      <TierView
        targets={proposal.targets}
        values={proposal.values.map(BigInt)}
        calldatas={proposal.calldatas}
        madeUnder={facts.tier}
      />
      {facts.state === 'active' && (
        <VotePanel id={proposal.id} snapshot={facts.snapshot} title={splitDescription(proposal.description).title} />
      )}
      <CarryOut proposal={proposal} facts={facts} />
      <Cancel proposal={proposal} facts={facts} />
      {stoppable.has(facts.state) && (
        <VetoPanel proposalId={proposal.id} proposal={{ ...proposal, values: proposal.values.map(BigInt) }} />
      )}
      {step && <TimeControl key={facts.state} label={step.label} by={step.by} />}
      <ProposalLifecycle
        proposal={proposal}
        facts={facts}
        opensAt={clock ? secondsAt(clock, facts.snapshot) : null}
        closesAt={clock ? secondsAt(clock, facts.deadline) : null}
      />
    </>
  )
}
