import { decodeCalls, type TierName } from '@althing/proposals'
import { formatBasisPoints } from '../../format/amount.ts'
import { strictestTier, tierWords } from '../../format/tier.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { QueryView } from '../../ui/QueryView.tsx'
import { TierMark } from '../../ui/TierMark.tsx'
import { tierReason } from './tierReason.ts'
import { useCallTiers, useRequirement } from './tierQueries.ts'

type Props = {
  targets: readonly `0x${string}`[]
  values: readonly bigint[]
  calldatas: readonly `0x${string}`[]
  /** What the governor fixed when it was proposed; left out for a draft. */
  madeUnder?: TierName
}

/** How much agreement a proposal takes, and which of its calls ask for that much. */
export function TierView({ madeUnder, ...calls }: Props) {
  const { deployment } = useRuntime()
  const tiers = useCallTiers(calls)
  return (
    <section className="stack" aria-label="How much agreement it takes">
      <QueryView query={tiers} what="the tiers of its calls" lines={2}>
        {(known) => {
          const now = strictestTier(known)
          const tier = madeUnder ?? now
          return (
            <div>
              <p>
                <TierMark tier={tier} />
              </p>
              <p className="field__hint">
                {now === tier
                  ? tierReason(decodeCalls(calls, deployment), known)
                  : `The table of tiers has changed since it was proposed: today it would be ${tierWords[now].label}.`}{' '}
                {madeUnder === undefined && <Needed tier={tier} />}
              </p>
            </div>
          )
        }}
      </QueryView>
    </section>
  )
}

/** How much agreement something of this tier would take if it were proposed now. */
export function TierNeeds({ tier }: { tier: TierName }) {
  return (
    <section className="stack" aria-label="How much agreement it takes" aria-live="polite">
      <div>
        <p>
          <TierMark tier={tier} />
        </p>
        <p className="field__hint">
          {tierWords[tier].meaning} <Needed tier={tier} />
        </p>
      </div>
    </section>
  )
}

/** What a draft would need if it were proposed now. */
function Needed({ tier }: { tier: TierName }) {
  const { data } = useRequirement(tier)
  if (data === undefined) return null
  const approval = data.approval === 5_000 ? 'more than half' : `at least ${formatBasisPoints(data.approval)}`
  return `${formatBasisPoints(data.quorum)} of all votes must take part, and ${approval} of those for and against must be for.`
}
