import type { ApiRun, RunProgress } from '@althing/proposals'

import { joinJob } from './joinJob.ts'
import type { ApiSources } from './sources.ts'

/** One server-sent event of a run. Ids grow within a run and a process. */
type RunEvent = { readonly id: number; readonly event: 'progress' | 'run'; readonly data: RunProgress | ApiRun }

/** Live events of runs: what is told once is kept for late readers, within bounds. */
export interface RunStreams {
  /** Events after `since`; null where they are no longer known and the reader must start from a snapshot. */
  replay(runId: string, since: number): readonly RunEvent[] | null
  /** Id of the newest event. */
  latest(runId: string): number
  /** The run as it is now, or null where there is none. */
  snapshot(runId: string): ApiRun | null
  listen(runId: string, listener: (event: RunEvent) => void): () => void
  close(): void
}

const keptEvents = 128
const keptRuns = 64

type Channel = { latest: number; events: RunEvent[]; lastRun: string; listeners: Set<(event: RunEvent) => void> }

export function createRunStreams({ view, projection }: Pick<ApiSources, 'view' | 'projection'>): RunStreams {
  const channels = new Map<string, Channel>()

  const endUpdates = view.subscribe((update) => {
    const runId = String(update.runId)
    if (update.kind === 'progress') publish(channelOf(runId), 'progress', update.progress)
    else compare(runId, channelOf(runId))
  })
  const endChanges = projection.onChange(() => {
    for (const [runId, channel] of channels) compare(runId, channel)
  })

  return {
    replay(runId, since) {
      const channel = channels.get(runId)
      const first = channel?.events[0]?.id ?? 1
      if (channel === undefined || since > channel.latest || since < first - 1) return null

      return channel.events.filter(({ id }) => id > since)
    },

    latest: (runId) => channels.get(runId)?.latest ?? 0,
    snapshot,

    listen(runId, listener) {
      const channel = channelOf(runId)
      channel.listeners.add(listener)
      return () => void channel.listeners.delete(listener)
    },

    close() {
      endUpdates()
      endChanges()
      channels.clear()
    },
  }

  function snapshot(runId: string): ApiRun | null {
    const run = projection.views().runs.get(runId)
    return run === null ? null : joinJob(run, { view, views: projection.views() })
  }

  function channelOf(runId: string): Channel {
    const known = channels.get(runId)
    if (known !== undefined) return known

    const run = snapshot(runId)
    const channel: Channel = { latest: 0, events: [], lastRun: JSON.stringify(run), listeners: new Set() }
    channels.set(runId, channel)
    for (const [oldest, { listeners }] of channels) {
      if (channels.size > keptRuns && listeners.size === 0 && oldest !== runId) channels.delete(oldest)
    }

    return channel
  }

  /** Tells of the run if anything about it has changed since it was last told of. */
  function compare(runId: string, channel: Channel): void {
    const run = snapshot(runId)
    const text = JSON.stringify(run)
    if (run === null || text === channel.lastRun) return

    channel.lastRun = text
    publish(channel, 'run', run)
  }

  function publish(channel: Channel, event: RunEvent['event'], data: RunEvent['data']): void {
    channel.latest += 1
    const told = { id: channel.latest, event, data }
    channel.events.push(told)
    if (channel.events.length > keptEvents) channel.events.shift()
    for (const listener of channel.listeners) listener(told)
  }
}
