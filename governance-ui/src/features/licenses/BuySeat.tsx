import { modelLicenseAbi } from '@althing/proposals'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'
import type { Kind } from './kindQueries.ts'

/** One seat for whoever pays; the terms cannot change under the buyer, since the id is their hash. */
export function BuySeat({ kind }: { kind: Kind }) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  return (
    <ReviewButton
      look="quiet"
      call={{
        title: 'Buy one seat',
        contract: 'licenses',
        to: contracts.licenses,
        abi: modelLicenseAbi,
        functionName: 'buy',
        args: [kind.id, 1n, address],
        value: kind.price,
      }}
    >
      Review buying a seat
    </ReviewButton>
  )
}
