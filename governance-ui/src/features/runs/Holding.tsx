import type { ApiRun } from '@althing/proposals'
import { formatEther } from 'viem'
import { useClock } from '../../chain/useClock.ts'
import { formatCount } from '../../format/amount.ts'
import { Address } from '../../ui/Address.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Moment } from '../../ui/Moment.tsx'
import type { RunMarket } from './marketQueries.ts'

/** Who holds the run until when, and what it earns or costs. */
export function Holding({ run, market }: { run: ApiRun; market: RunMarket }) {
  const { heartbeats, bounty, stake } = market
  return (
    <Facts
      of={[
        [
          run.status === 'started' ? 'Held by' : 'Trainer',
          run.trainer ? <Address key="trainer" of={run.trainer} /> : 'nobody yet: any admitted trainer may take it',
        ],
        ...(run.status === 'started'
          ? ([
              ['Lease', <Lease key="lease" endsAt={market.phaseEndsAt} />],
              ['Signs of life', heartbeats === 0 ? 'none yet' : formatCount(heartbeats, 'heartbeat')],
            ] as const)
          : []),
        ['Bounty', bounty === 0n ? 'none' : `${formatEther(bounty)} ETH, ${bountyWords[run.status]}`],
        [
          'At stake',
          stake === 0n ? 'nothing of the trainer’s bond' : `${formatEther(stake)} ETH of the trainer’s bond`,
        ],
      ]}
    />
  )
}

/** A lease that ran out is anyone's to take, and costs who let it run out. */
function Lease({ endsAt }: { endsAt: number }) {
  const clock = useClock().data
  const over = clock !== undefined && clock.timestamp >= endsAt
  return over ? (
    <>
      ran out <Moment at={endsAt} />: another trainer may take the run, and part of the stake is lost
    </>
  ) : (
    <>
      runs out <Moment at={endsAt} /> unless a heartbeat renews it
    </>
  )
}

const waits = 'set aside until it has ended'
const returned = 'gone back to the treasury'
const bountyWords: Record<ApiRun['status'], string> = {
  none: waits,
  authorized: waits,
  started: waits,
  submitted: waits,
  disputed: waits,
  finalized: 'paid to the trainer',
  refused: 'paid to the trainer if the gate refused honest work, else back to the treasury',
  failed: returned,
  cancelled: returned,
  expired: returned,
  overturned: returned,
}
