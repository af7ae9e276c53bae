import type { FastifyReply, FastifyRequest } from 'fastify'

import type { ApiRun } from '@althing/proposals'

import { ApiError, notFound } from './apiError.ts'
import { type EventStream, openEventStream } from './eventStream.ts'
import type { RunStreams } from './runStreams.ts'

/** Answers `GET /v1/runs/:id/events`. */
export type RunEventsHandler = (runId: string, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

export type RunEvents = { handle: RunEventsHandler; open: () => number; close: () => void }

const ended: ReadonlySet<ApiRun['status']> = new Set(['finalized', 'refused', 'overturned', 'failed', 'cancelled'])

/**
 * @param options.epoch Tells the event ids of this process from those of an earlier one.
 * @param options.streamsAtOnce Most open streams, of all readers and of one address.
 */
export function createRunEvents(
  streams: RunStreams,
  options: { epoch: string; streamsAtOnce?: { all: number; address: number } },
): RunEvents {
  const { epoch, streamsAtOnce = { all: 512, address: 32 } } = options
  const open = new Map<EventStream, string>()

  return {
    open: () => open.size,
    close: () => {
      for (const stream of open.keys()) stream.close()
    },

    // oxlint-disable-next-line typescript/require-await -- a throw must become a rejection
    async handle(runId, request, reply) {
      const run = streams.snapshot(runId)
      if (run === null) throw notFound(`Run ${runId}`)
      const since = parseEventId(request.headers['last-event-id'])
      const missed = since === null ? null : streams.replay(runId, since)
      if (missed?.length === 0 && run.final && ended.has(run.status)) return reply.code(204).send()
      checkRoom(request.ip)

      reply.hijack()
      reply.raw.writeHead(200, {
        ...headersOf(reply),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      let stopListening: (() => void) | null = null
      const stream = openEventStream(reply.raw, {
        onClose: () => {
          stopListening?.()
          open.delete(stream)
        },
      })
      open.set(stream, request.ip)

      const send = ({ id, event, data }: { id: number; event: string; data: unknown }) =>
        stream.send({ id: `${epoch}.${id}`, event, data })
      if (missed === null) send({ id: streams.latest(runId), event: 'run', data: run })
      else missed.forEach(send)
      stopListening = streams.listen(runId, send)

      return reply
    },
  }

  function parseEventId(header: string | string[] | undefined): number | null {
    const [of, id] = typeof header === 'string' ? header.split('.') : []
    return of === epoch && id !== undefined && /^[0-9]{1,15}$/.test(id) ? Number(id) : null
  }

  function checkRoom(address: string): void {
    const mine = [...open.values()].filter((other) => other === address).length
    if (open.size < streamsAtOnce.all && mine < streamsAtOnce.address) return

    throw new ApiError(503, 'busy', { message: 'Too many live streams are open; close one or poll instead.' })
  }
}

/** Headers that hooks have set: a hijacked reply does not send them by itself. */
function headersOf(reply: FastifyReply): Record<string, string | number | readonly string[]> {
  const headers: Record<string, string | number | readonly string[]> = {}
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = value

  return headers
}
