import { rewardVaultAbi } from '@althing/proposals'
import { formatEther, zeroAddress } from 'viem'
import { useConnection } from 'wagmi'
import { formatBasisPoints } from '../../format/amount.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'
import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import type { DatasetRecord } from './datasetQueries.ts'
import { useRewards } from './rewardQueries.ts'

/** What versions earned for this dataset; its payout account fetches it. */
export function RewardsView({ dataset }: { dataset: DatasetRecord['onChain'] }) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  const rewards = useRewards(dataset.id)
  const isPayee = address?.toLowerCase() === dataset.payout.toLowerCase()
  return (
    <QueryView
      query={rewards}
      what="its rewards"
      lines={2}
      isEmpty={({ items }) => items.length === 0}
      empty={<Empty title="Nothing was earned with it yet.">A version that trained on it earns for it.</Empty>}
    >
      {({ isFrozen, items, incomplete }) => (
        <div className="stack">
          {isFrozen && (
            <Notice tone="warn" title="Its rewards are held back while it is paused, and for good if revoked." />
          )}
          {incomplete && <p className="field__hint">Older rounds lie before the blocks that were searched.</p>}
          <ul className="row-list" aria-label="Rewards">
            {items.map((item) => (
              <li key={item.round + item.asset} className="row">
                <div>
                  <strong>{formatAsset(item.owed, item.asset)} owed</strong>
                  <p className="field__hint">
                    {formatAsset(item.paid, item.asset)} paid so far · {formatBasisPoints(item.weight)} of what this
                    version earns
                  </p>
                  <p className="hash">{item.version}</p>
                  {item.asset !== zeroAddress && <Address of={item.asset} />}
                </div>
                {isPayee && item.owed > 0n && !isFrozen && (
                  <ReviewButton
                    look="quiet"
                    small
                    call={{
                      title: 'Fetch this reward',
                      contract: 'vault',
                      to: contracts.vault,
                      abi: rewardVaultAbi,
                      functionName: 'claim',
                      args: [item.round, dataset.id, item.asset],
                    }}
                  >
                    Review the claim
                  </ReviewButton>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryView>
  )
}

/** ETH in ether; another token's units as they are, since its decimals are its own word. */
function formatAsset(amount: bigint, asset: string): string {
  return asset === zeroAddress ? `${formatEther(amount)} ETH` : `${amount} units of a token`
}
