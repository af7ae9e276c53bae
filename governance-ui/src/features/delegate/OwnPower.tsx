import { formatShare, formatVotes, shareOf } from '../../format/amount.ts'
import { Address } from '../../ui/Address.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Power } from './powerQueries.ts'

/** Tokens vote only once they are delegated, to oneself too. */
export function OwnPower({ power }: { power: Power }) {
  const { symbol, balance, votes, delegate, supply } = power
  const idle = /^0x0*$/.test(delegate) && balance > 0n
  return (
    <div className="stack">
      {idle && (
        <Notice tone="warn" title="Your tokens do not vote yet.">
          <p>Delegate them, to yourself or to somebody you trust.</p>
        </Notice>
      )}
      <Facts
        of={[
          ['You hold', `${formatVotes(balance)} ${symbol}`],
          ['You vote with', `${formatVotes(votes)} (${formatShare(shareOf(votes, supply))} of the supply)`],
          [
            'Delegated to',
            idle ? 'nobody' : /^0x0*$/.test(delegate) ? 'nobody' : <Address key="delegate" of={delegate} />,
          ],
        ]}
      />
    </div>
  )
}
