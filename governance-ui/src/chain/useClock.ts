import { useQuery } from '@tanstack/react-query'
import { paceOf, paceSamples } from './pace.ts'
import { type Reader, useFreshness, useReader } from './useReader.ts'

/** What time it is for the governor, and how its time points map to seconds. */
export type Clock = {
  /** The newest time point: a block number or Unix seconds, by deployment. */
  now: number
  mode: 'blocknumber' | 'timestamp'
  /** Unix seconds of the newest block. */
  timestamp: number
  secondsPerUnit: number
}

export async function readClock({ client, deployment }: Reader): Promise<Clock> {
  const head = await client.getBlock()
  const timestamp = Number(head.timestamp)
  if (deployment.clock === 'timestamp') return { now: timestamp, mode: 'timestamp', timestamp, secondsPerUnit: 1 }
  const earlier = await Promise.all(
    paceSamples(Number(head.number))
      .slice(1)
      .map((number) => client.getBlock({ blockNumber: BigInt(number) })),
  )
  const secondsPerUnit = paceOf([timestamp, ...earlier.map((block) => Number(block.timestamp))])
  return { now: Number(head.number), mode: 'blocknumber', timestamp, secondsPerUnit }
}

/** Unix seconds at which the clock shows `point`; an estimate where the clock counts blocks. */
export function secondsAt(clock: Clock, point: number): number {
  return Math.round(clock.timestamp + (point - clock.now) * clock.secondsPerUnit)
}

export function useClock() {
  const reader = useReader()
  return useQuery({ queryKey: ['clock'], queryFn: () => readClock(reader), refetchInterval: useFreshness() })
}
