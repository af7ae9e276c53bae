import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'

import type { RunJob } from '../../ledger/runJob.ts'
import type { RelayerStatus, RelayerView, RunUpdate } from '../../orchestrator/relayerView.ts'
import { createProjection, type Projection } from '../../projection/projection.ts'
import { addressOf, deployment, digestOf } from '../../projection/testing/events.ts'
import { type ContentStore, createContentStore } from '../../store/contentStore.ts'
import { createApi } from '../createApi.ts'
import type { ApiOptions } from '../sources.ts'

/** The API over a real store and projection, with an orchestrator that a test moves by hand. Closing it removes it. */
export type ApiFixture = {
  app: FastifyInstance
  projection: Projection
  store: ContentStore
  dir: string
  status: RelayerStatus
  jobs: Map<bigint, RunJob>
  tell(update: RunUpdate): void
}

export async function createApiFixture(
  options: Partial<ApiOptions> & { quotaBytes?: number } = {},
): Promise<ApiFixture> {
  const { quotaBytes = 50_000_000, ...rest } = options
  const dir = await mkdtemp(join(tmpdir(), 'althing-api-'))
  const store = await createContentStore({ dir, quotaBytes })
  const projection = createProjection({ deployment })
  const listeners = new Set<(update: RunUpdate) => void>()
  const jobs = new Map<bigint, RunJob>()
  const block = { number: 40, hash: digestOf('block 40'), timestamp: 1_700_000_480 }
  const status: RelayerStatus = { status: 'ok', reason: null, head: block, final: block, trainerBalanceWei: 10n ** 18n }
  const fixture = { projection, store, dir, status, jobs }

  const view: RelayerView = {
    status: () => fixture.status,
    events: { onFinal: () => () => {}, onPreview: () => () => {} },
    job: (runId) => jobs.get(runId),
    jobs: () => [...jobs.values()],
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const app = await createApi(
    {
      deployment,
      trainer: addressOf('trainer'),
      view,
      projection,
      store,
      metrics: new Registry(),
      logTail: async (runId, lines) => (jobs.has(runId) ? ['first', 'second', 'third'].slice(-lines) : null),
    },
    { corsOrigins: ['https://app.example'], logLevel: 'silent', ...rest },
  )

  app.addHook('onClose', () => rm(dir, { recursive: true, force: true }))

  return Object.assign(fixture, { app, tell: (update: RunUpdate) => listeners.forEach((listener) => listener(update)) })
}

/** A job as the ledger would have it. */
export function jobOf(runId: bigint, change: Partial<RunJob> = {}): RunJob {
  return {
    executionKey: digestOf(`key ${runId}`),
    runId,
    configId: digestOf('config id'),
    proposalId: 42n,
    state: 'launched',
    attempt: 1,
    fence: 1n,
    reason: null,
    trust: 'proof',
    sandbox: 'bwrap',
    progress: null,
    engineRef: null,
    facts: {},
    observedAt: 20,
    settled: false,
    ...change,
  }
}
