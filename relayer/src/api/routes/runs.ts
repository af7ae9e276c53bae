import { runLogSchema, runSchema, runStatuses } from '@althing/proposals'
import { z } from 'zod'

import { notFound } from '../apiError.ts'
import { joinJob } from '../joinJob.ts'
import { sendJson } from '../json.ts'
import { uint256 } from '../params.ts'
import { createRoute, type Route } from '../route.ts'
import type { RunEventsHandler } from '../runEvents.ts'
import type { ApiSources } from '../sources.ts'
import { itemRoute, listRoute } from './lists.ts'

const byId = z.strictObject({ id: uint256 })
const linesQuery = { error: '1 to 1000' }

/** Training runs, their live progress and their logs. */
export function runRoutes({ projection, view, logTail }: ApiSources, events: RunEventsHandler): Route[] {
  return [
    listRoute({
      path: '/v1/runs',
      operation: 'listRuns',
      summary: 'Training runs, with what this relayer does about them.',
      item: runSchema,
      statuses: runStatuses,
      statusOf: (run) => joinJob(run, { view, views: projection.views() }).status,
      collection: () => projection.views().runs,
      show: (run) => joinJob(run, { view, views: projection.views() }),
    }),
    itemRoute({
      path: '/v1/runs/:id',
      operation: 'getRun',
      summary: 'A run.',
      id: uint256,
      what: 'Run',
      item: runSchema,
      get: (id) => projection.views().runs.get(id),
      show: (run) => joinJob(run, { view, views: projection.views() }),
    }),
    createRoute({
      method: 'GET',
      path: '/v1/runs/:id/events',
      operation: 'streamRun',
      summary: 'Live: `progress` events carry RunProgress, `run` events the whole run. Last-Event-ID resumes.',
      params: byId,
      answers: {
        200: { description: 'Server-sent events, a `run` first.', media: 'text/event-stream' },
        204: { description: 'The run has ended and nothing more will come.', media: 'text/event-stream' },
      },
      handle: ({ params: { id } }, request, reply) => events(id, request, reply),
    }),
    createRoute({
      method: 'GET',
      path: '/v1/runs/:id/log',
      operation: 'getRunLog',
      summary: "The end of the newest attempt's log.",
      params: byId,
      query: z.strictObject({
        lines: z.coerce.number(linesQuery).int(linesQuery).min(1, linesQuery).max(1_000, linesQuery).default(200),
      }),
      answers: { 200: { description: 'Lines, oldest first.', schema: runLogSchema } },
      handle: async ({ params: { id }, query }, request, reply) => {
        if (projection.views().runs.get(id) === null) throw notFound(`Run ${id}`)
        const lines = await logTail(BigInt(id), query.lines)
        if (lines === null) throw notFound(`A log of run ${id}`)

        return sendJson(request, reply, { lines })
      },
    }),
  ]
}
