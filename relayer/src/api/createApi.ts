import { randomUUID } from 'node:crypto'

import Fastify, { type FastifyInstance, LogController } from 'fastify'

import { ApiError } from './apiError.ts'
import { answerBrokenHttp, answerError } from './errorHandler.ts'
import { sendJson } from './json.ts'
import { measure } from './metrics.ts'
import { createOpenApi } from './openapi.ts'
import { protect } from './protection.ts'
import type { Route } from './route.ts'
import { contentRoutes } from './routes/content.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { metaRoutes } from './routes/meta.ts'
import { modelRoutes } from './routes/models.ts'
import { moneyRoutes } from './routes/money.ts'
import { peopleRoutes } from './routes/people.ts'
import { proposalRoutes } from './routes/proposals.ts'
import { runRoutes } from './routes/runs.ts'
import { createRunEvents, type RunEventsHandler } from './runEvents.ts'
import { createRunStreams } from './runStreams.ts'
import type { ApiOptions, ApiSources } from './sources.ts'

/** Every operation, in the order of the document. */
function routesOf(sources: ApiSources, events: RunEventsHandler): Route[] {
  return [
    ...metaRoutes(sources),
    ...proposalRoutes(sources),
    ...datasetRoutes(sources),
    ...modelRoutes(sources),
    ...runRoutes(sources, events),
    ...peopleRoutes(sources),
    ...moneyRoutes(sources),
    ...contentRoutes(sources),
  ]
}

/** The relayer's HTTP API, ready to listen. Closing it ends its live streams. */
export async function createApi(sources: ApiSources, options: ApiOptions): Promise<FastifyInstance> {
  const { logLevel = 'info', proxies = 0 } = options
  const app = Fastify({
    logger: { level: logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenHttp,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: (_address, hop) => hop < proxies,
    connectionTimeout: 120_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 100 },
  })

  // Bodies are read by the handlers that want one, as streams with their own limits.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => {
    const message = `${request.method} ${request.url.split('?')[0]?.slice(0, 100)} is not part of this API; see /openapi.json.`
    answerError(new ApiError(404, 'no_such_route', { message }), request, reply)
  })

  const streams = createRunStreams(sources)
  const events = createRunEvents(streams, { epoch: Date.now().toString(36) })
  measure(app, sources, events.open)
  await protect(app, options)

  const routes = routesOf(sources, events.handle)
  for (const { method, path, handle } of routes) app.route({ method, url: path, handler: handle })
  const document = createOpenApi(routes)
  app.get('/openapi.json', (request, reply) => sendJson(request, reply, document))

  app.addHook('onResponse', (request, reply, done) => {
    const { method, url, ip } = request
    request.log.info({
      method,
      url: url.slice(0, 200),
      ip,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
    done()
  })
  app.addHook('preClose', (done) => {
    events.close()
    streams.close()
    done()
  })

  return app
}
