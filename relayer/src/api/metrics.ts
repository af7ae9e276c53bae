import type { FastifyInstance } from 'fastify'
import { Counter, Gauge, Histogram } from 'prom-client'

import type { ApiSources } from './sources.ts'

/** Adds the API's own metrics to the process's and feeds them. */
export function measure(app: FastifyInstance, sources: ApiSources, openStreams: () => number): void {
  const registers = [sources.metrics]
  const seconds = new Histogram({
    name: 'althing_http_request_seconds',
    help: 'Duration of answered requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  })
  const uploaded = new Counter({
    name: 'althing_http_upload_bytes_total',
    help: 'Bytes of request bodies received.',
    registers,
  })
  gauge('althing_http_event_streams', 'Open streams of server-sent events.', openStreams)
  gauge('althing_store_bytes', 'Bytes that the content store holds.', () => sources.store.usage().bytes)
  gauge('althing_store_quota_bytes', 'Bytes that it may hold.', () => sources.store.usage().quotaBytes)
  gauge('althing_store_blobs', 'Blobs that it holds.', () => sources.store.usage().blobs)
  gauge('althing_projection_gaps', 'Events that spoke of something unknown.', () => sources.projection.views().gaps)

  app.addHook('onResponse', (request, reply, done) => {
    // Only known routes become labels: a scanner's paths must not fill the registry.
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000)
    if (request.method === 'PUT') uploaded.inc(request.raw.socket.bytesRead > 0 ? bodyBytes(request.headers) : 0)
    done()
  })

  function gauge(name: string, help: string, read: () => number): void {
    const metric: Gauge = new Gauge({ name, help, registers: [], collect: (): void => metric.set(read()) })
    sources.metrics.registerMetric(metric)
  }
}

function bodyBytes(headers: { 'content-length'?: string | undefined }): number {
  const length = Number(headers['content-length'] ?? 0)
  return Number.isFinite(length) && length > 0 ? length : 0
}
