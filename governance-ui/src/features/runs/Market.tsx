import type { ApiRun } from '@althing/proposals'
import { useClock } from '../../chain/useClock.ts'
import type { MetricName } from '../../format/metric.ts'
import { Moment } from '../../ui/Moment.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { Section } from '../../ui/Section.tsx'
import { DisputeView } from './DisputeView.tsx'
import { Holding } from './Holding.tsx'
import { type RunMarket, useRunMarket } from './marketQueries.ts'
import { OpenDispute } from './OpenDispute.tsx'
import { Settle } from './Settle.tsx'

/** Doubt in a run's result, and what stands behind the run. */
export function Market({ run, metric }: { run: ApiRun; metric: MetricName }) {
  const market = useRunMarket(run.id)
  return (
    <QueryView query={market} what="what is at stake" lines={4}>
      {(known) => (
        <>
          <Doubt run={run} market={known} metric={metric} />
          <Section title="Who holds it, and what is at stake">
            <Holding run={run} market={known} />
          </Section>
        </>
      )}
    </QueryView>
  )
}

function Doubt({ run, market, metric }: { run: ApiRun; market: RunMarket; metric: MetricName }) {
  const clock = useClock().data
  const { dispute, phaseEndsAt } = market
  if (dispute !== null) {
    return (
      <Section title="Dispute">
        <DisputeView dispute={dispute} votingEndsAt={phaseEndsAt} metric={metric} />
        {run.status === 'disputed' && <Settle runId={run.id} votingEndsAt={phaseEndsAt} />}
      </Section>
    )
  }
  if (run.status !== 'submitted' || clock === undefined || clock.timestamp >= phaseEndsAt) return null
  return (
    <Section title="Do you doubt it?">
      <div className="stack">
        <p>
          Anyone may dispute the result; a jury then decides who is right. The window closes <Moment at={phaseEndsAt} />
          .
        </p>
        <OpenDispute runId={run.id} trainer={run.trainer} market={market} />
      </div>
    </Section>
  )
}
