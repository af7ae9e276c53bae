import { modelLicenseAbi } from '@althing/proposals'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import type { Kind } from './kindQueries.ts'

/** One seat for whoever pays; the terms cannot change under the buyer, since the id is their hash. */
export function BuySeat({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  return (
    <ReviewDialog
      call={{
        title: 'Buy one seat',
        contract: 'licenses',
        to: contracts.licenses,
        abi: modelLicenseAbi,
        functionName: 'buy',
        args: [kind.id, 1n, address],
        value: kind.price,
      }}
      onClose={onClose}
      onDone={onClose}
    />
  )
}
