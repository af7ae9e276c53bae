import { useClock } from '../chain/useClock.ts'
import { formatMoment, formatRelative } from '../format/time.ts'
import { useNow } from './useNow.ts'

/** Seconds by which a chain's time may lag behind ours, its blocks being apart, before we go by the chain's. */
const tolerated = 90

/** A point in time: near for reading, exact in the title; `at` in Unix seconds of the chain. */
export function Moment({ at }: { at: number }) {
  const wall = useNow()
  const chain = useClock().data?.timestamp ?? wall
  const now = chain > wall || wall - chain > tolerated ? chain : wall
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={formatMoment(at)}>
      {formatRelative(at, now)}
    </time>
  )
}
