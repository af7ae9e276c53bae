import { Facts } from '../../ui/Facts.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { Section } from '../../ui/Section.tsx'
import { Bond } from './Bond.tsx'
import type { DatasetRecord } from './datasetQueries.ts'
import { Payout } from './Payout.tsx'
import { RewardsView } from './RewardsView.tsx'
import { useDatasetStanding } from './standingQueries.ts'

/** Money and pauses: what the contracts hold beside the dataset's own record. */
export function Surroundings({ dataset }: { dataset: DatasetRecord['onChain'] }) {
  const standing = useDatasetStanding(dataset.id)
  return (
    <QueryView query={standing} what="its bond" lines={4}>
      {(known) => (
        <>
          {known.pausedUntil !== null && (
            <Notice tone="warn" title="The council holds it back.">
              <p>
                The pause ends by itself <Moment at={known.pausedUntil} />.
              </p>
            </Notice>
          )}
          <Section title="Money">
            <div className="stack">
              <Facts
                of={[
                  ['Rewards go to', <Payout key="payout" dataset={dataset} proposedPayout={known.proposedPayout} />],
                  ['Bond', <Bond key="bond" dataset={dataset} standing={known} />],
                ]}
              />
              <RewardsView dataset={dataset} />
            </div>
          </Section>
        </>
      )}
    </QueryView>
  )
}
