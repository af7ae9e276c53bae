import { formatDuration } from '@althing/proposals'
import { Link } from 'react-router'
import { formatEther, zeroAddress } from 'viem'
import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { BuySeat } from './BuySeat.tsx'
import { type Kind, useKinds } from './kindQueries.ts'

/** What may be bought of a lineage, by the terms that holders decided on. */
export function Licenses({ lineage }: { lineage: string }) {
  const kinds = useKinds(lineage)
  return (
    <QueryView
      query={kinds}
      what="its licences"
      lines={3}
      isEmpty={({ items, incomplete }) => items.length === 0 && !incomplete}
      empty={<Empty title="No licence is offered.">A decision offers one.</Empty>}
    >
      {({ items, incomplete }) => (
        <div className="stack">
          {incomplete && <p className="field__hint">Older kinds may lie before the blocks that were searched.</p>}
          <ul className="row-list" aria-label="Licences">
            {items.map((kind) => (
              <li key={kind.id} className="row">
                <div className="stack">
                  <h3>{kind.purpose.slice(0, 63)}</h3>
                  <Terms kind={kind} />
                </div>
                {kind.form === 'use' ? (
                  <p className="field__hint">Paid by signed vouchers, as the service counts uses.</p>
                ) : kind.currency === zeroAddress ? (
                  <NeedsWallet to="buy a seat">
                    <BuySeat kind={kind} />
                  </NeedsWallet>
                ) : (
                  <p className="field__hint">Paid in a token: allow it to the licence contract and call buy.</p>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryView>
  )
}

function Terms({
  kind: { price, currency, duration, form, transferable, spdx, termsDigest, proposalId },
}: {
  kind: Kind
}) {
  const amount = currency === zeroAddress ? `${formatEther(price)} ETH` : `${price} units of a token`
  return (
    <Facts
      of={[
        ['Price', `${amount} ${form === 'seat' ? 'a seat' : 'a use'}`],
        ...(currency === zeroAddress ? [] : [['Token', <Address key="token" of={currency} />] as const]),
        ...(form === 'seat'
          ? ([
              ['Lasts', duration === 0 ? 'for ever' : formatDuration(duration)],
              ['May be passed on', transferable ? 'yes' : 'no'],
            ] as const)
          : []),
        [
          'Terms',
          termsDigest === null ? spdx.slice(0, 200) : <Hash key="terms" value={termsDigest} what="the terms' digest" />,
        ],
        [
          'Decided',
          <Link key="decision" to={`/proposals/${proposalId}`}>
            by an executed proposal
          </Link>,
        ],
      ]}
    />
  )
}
