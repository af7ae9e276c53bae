import type { RunProgress } from '@althing/proposals'
import type { Block, ChainEvent } from '../chain/chainEvent.ts'
import type { RunJob } from '../ledger/runJob.ts'
import type { EventFeed, RelayerStatus, RelayerView, RunUpdate } from './relayerView.ts'

/** What the relayer knows of itself, in memory: written by its loops, read by the API. */
export type RelayerState = {
  readonly view: RelayerView
  setStatus(change: Partial<RelayerStatus>): void
  /** A condition that a person should know of, by name; null clears it. */
  readonly alarm: (name: string, message: string | null) => void
  readonly jobChanged: (job: RunJob) => void
  progressed(job: RunJob, progress: RunProgress): void
  finalEvents(events: readonly ChainEvent[], final: Block): void
  previewEvents(events: readonly ChainEvent[], head: Block): void
}

/** Creates the state; a listener that throws is the listener's loss. */
export function createRelayerState(): RelayerState {
  let status: RelayerStatus = {
    status: 'syncing',
    reason: 'starting',
    head: null,
    final: null,
    trainerBalanceWei: null,
  }
  const alarms = new Map<string, string>()
  const jobs = new Map<bigint, RunJob>()
  const updates = createListeners<[RunUpdate]>()
  const finals = createListeners<[readonly ChainEvent[], Block]>()
  const previews = createListeners<[readonly ChainEvent[], Block]>()
  const events: EventFeed = { onFinal: finals.add, onPreview: previews.add }

  return {
    view: {
      status() {
        if (status.status === 'failed' || alarms.size === 0) return status
        return { ...status, reason: [status.reason, ...alarms.values()].filter(Boolean).join('; ') }
      },
      events,
      job: (runId) => jobs.get(runId),
      jobs: () => [...jobs.values()],
      subscribe: updates.add,
    },
    setStatus(change) {
      status = { ...status, ...change }
    },
    alarm(name, message) {
      if (message === null) alarms.delete(name)
      else alarms.set(name, message)
    },
    jobChanged(job) {
      jobs.set(job.runId, { ...job, progress: jobs.get(job.runId)?.progress ?? job.progress })
      updates.tell({ kind: 'job', runId: job.runId, job })
    },
    progressed(job, progress) {
      const known = jobs.get(job.runId)
      if (known) jobs.set(job.runId, { ...known, progress })
      updates.tell({ kind: 'progress', runId: job.runId, progress })
    },
    finalEvents(batch, final) {
      status = { ...status, final }
      finals.tell(batch, final)
    },
    previewEvents(batch, head) {
      status = { ...status, head }
      previews.tell(batch, head)
    },
  }
}

function createListeners<A extends unknown[]>() {
  const listeners = new Set<(...args: A) => void>()
  return {
    add: (listener: (...args: A) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (...args: A) => {
      for (const listener of listeners) listener(...args)
    },
  }
}
