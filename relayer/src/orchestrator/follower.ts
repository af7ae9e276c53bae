import { setTimeout as sleep } from 'node:timers/promises'
import type { BlockHeader } from '../chain/blockHeader.ts'
import type { FinalLane } from '../chain/finalLane.ts'
import type { PreviewLane } from '../chain/previewLane.ts'
import { isRetryable } from '../chain/rpcError.ts'
import type { Logger } from '../log.ts'
import type { ChainFacts } from './chainFacts.ts'
import type { RelayerState } from './relayerState.ts'

export type Follower = {
  /** Takes every step there is, then waits, until the signal. Rejects only with what no waiting mends. */
  run(): Promise<void>
  /** The newest final block whose events are known everywhere in the process. */
  readonly finalHeader: () => BlockHeader | null
}

export type FollowerParts = {
  readonly lane: FinalLane
  readonly preview: PreviewLane
  readonly facts: ChainFacts
  readonly state: RelayerState
  readonly log: Logger
  readonly pollMs: number
  readonly signal: AbortSignal
  readonly now: () => number
}

/** Without a new head for this many block times the chain, or every endpoint, stands still. */
const quietBlockTimes = 10
const leastQuietMs = 30_000

/** Creates the loop that drives both lanes and tells the rest of the process. */
export function createFollower(parts: FollowerParts): Follower {
  const { lane, preview, facts, state, log, pollMs, signal, now } = parts
  let header: BlockHeader | null = null
  let headSeen = { number: -1, at: now() }
  let blockMs = 12_000

  async function catchUp(): Promise<void> {
    for (let batch = await lane.step(); batch && !signal.aborted; batch = await lane.step()) {
      facts.apply(batch.events)
      header = lane.header()
      state.finalEvents(batch.events, batch.block)
      if (batch.events.length > 0) log.info({ block: batch.block.number, events: batch.events.length }, 'final events')
    }
    header ??= lane.header()
  }

  async function look(): Promise<void> {
    if (!header) return
    const shown = await preview.step({ number: header.number, hash: header.hash, timestamp: header.timestamp })
    if (!shown) return
    state.previewEvents(shown.events, shown.head)
    if (shown.head.number > headSeen.number && headSeen.number >= 0)
      blockMs = Math.max(250, (now() - headSeen.at) / (shown.head.number - headSeen.number))
    if (shown.head.number !== headSeen.number) headSeen = { number: shown.head.number, at: now() }
  }

  function judgeHead(): void {
    const quietMs = now() - headSeen.at
    const isQuiet = quietMs > Math.max(leastQuietMs, quietBlockTimes * blockMs)
    state.setStatus(
      isQuiet
        ? { status: 'syncing', reason: `no new block for ${Math.round(quietMs / 1000)} s` }
        : { status: 'ok', reason: null },
    )
  }

  return {
    finalHeader: () => header,
    async run() {
      while (!signal.aborted) {
        try {
          await catchUp()
          await look()
          judgeHead()
        } catch (error) {
          if (!isRetryable(error)) throw error
          const reason = error instanceof Error ? error.message : String(error)
          log.warn({ reason }, 'the chain cannot be followed')
          state.setStatus({ status: 'syncing', reason })
        }
        await sleep(pollMs, undefined, { signal }).catch(() => {})
      }
    },
  }
}
