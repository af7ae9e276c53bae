import { datasetRegistryAbi } from '@althing/proposals'
import { formatEther } from 'viem'
import { useClock } from '../../chain/useClock.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'
import { Address } from '../../ui/Address.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { bondReleaseOf } from './bondRelease.ts'
import type { DatasetRecord } from './datasetQueries.ts'
import type { DatasetStanding } from './standingQueries.ts'

type Props = { dataset: DatasetRecord['onChain']; standing: DatasetStanding }

/** What the submission locked, whom it goes to, and paying it out: anyone may. */
export function Bond({ dataset, standing: { bond, bondLock } }: Props) {
  const { contracts } = useRuntime().deployment
  const now = useClock().data?.timestamp
  if (bond.amount === 0n) return <>none is held</>
  const release = bondReleaseOf(dataset, bondLock)
  const due = release !== null && now !== undefined && now >= release.from
  return (
    <div className="stack">
      <p>
        {formatEther(bond.amount)} ETH from <Address of={bond.depositor} />
      </p>
      <p className="field__hint">
        {release === null &&
          'It stays until it is decided on: back to its payer if approved, to the treasury if rejected.'}
        {release?.to === 'treasury' && 'The dataset was rejected: it goes to the treasury.'}
        {release?.to === 'depositor' &&
          (due ? (
            'It can go back to its payer now.'
          ) : (
            <>
              It can go back to its payer <Moment at={release.from} />.
            </>
          ))}
      </p>
      {due && (
        <NeedsWallet to="pay it out">
          <div>
            <ReviewButton
              look="quiet"
              small
              call={{
                title: 'Pay out this bond',
                contract: 'datasets',
                to: contracts.datasets,
                abi: datasetRegistryAbi,
                functionName: 'releaseBond',
                args: [dataset.id],
              }}
            >
              Review paying it out
            </ReviewButton>
          </div>
        </NeedsWallet>
      )}
    </div>
  )
}
