import { formatVotes } from '../../format/amount.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { useBallot } from './ballotQueries.ts'
import { VoteForm } from './VoteForm.tsx'

/** The ballot of whoever is connected. */
export function VotePanel({ id, snapshot, title }: { id: string; snapshot: number; title: string }) {
  const ballot = useBallot(id, snapshot)
  return (
    <section className="stack" aria-label="Your vote">
      <h2>Your vote</h2>
      <NeedsWallet to="vote">
        <QueryView query={ballot} what="your ballot" lines={2}>
          {({ power, voted }) => {
            if (voted) return <Notice tone="good" title="You have voted." live />
            if (power === 0n) {
              return (
                <Notice title="You have no voting power here.">
                  <p>It counts as of the moment voting opened. Delegate now to vote on the next proposal.</p>
                </Notice>
              )
            }
            return (
              <>
                <p className="field__hint">You vote with {formatVotes(power)}.</p>
                <VoteForm id={id} title={title} />
              </>
            )
          }}
        </QueryView>
      </NeedsWallet>
    </section>
  )
}
