import { deploymentSchema, type Health, healthSchema } from '@althing/proposals'

import { sendJson } from '../json.ts'
import { createRoute, type Route } from '../route.ts'
import type { ApiSources } from '../sources.ts'

/** The relayer itself: whether it works, what it follows, what it measures. */
export function metaRoutes(sources: ApiSources): Route[] {
  return [
    createRoute({
      method: 'GET',
      path: '/v1/health',
      operation: 'getHealth',
      summary: 'Whether the relayer works and how far it is. 503 when it has failed.',
      answers: {
        200: { description: 'Working, or catching up.', schema: healthSchema },
        503: { description: 'Failed; `reason` says why.', schema: healthSchema },
      },
      // oxlint-disable-next-line typescript/require-await -- a throw must become a rejection
      handle: async (_, _request, reply) => {
        const health = healthOf(sources)
        return reply
          .code(health.status === 'failed' ? 503 : 200)
          .header('cache-control', 'no-store')
          .send(health)
      },
    }),
    createRoute({
      method: 'GET',
      path: '/v1/deployment',
      operation: 'getDeployment',
      summary: 'The deployment that this relayer follows.',
      answers: { 200: { description: 'A deployment/1 document.', schema: deploymentSchema } },
      handle: async (_, request, reply) => sendJson(request, reply, sources.deployment),
    }),
    createRoute({
      method: 'GET',
      path: '/metrics',
      operation: 'getMetrics',
      summary: 'Prometheus metrics.',
      answers: { 200: { description: 'Prometheus text format.', media: 'text/plain' } },
      handle: async (_, _request, reply) =>
        reply
          .type(sources.metrics.contentType)
          .header('cache-control', 'no-store')
          .send(await sources.metrics.metrics()),
    }),
  ]
}

function healthOf({ deployment, trainer, view }: ApiSources): Health {
  const { status, reason, head, final, trainerBalanceWei } = view.status()
  return {
    status,
    reason,
    chainId: deployment.chainId,
    head,
    final,
    trainer,
    trainerBalanceWei: trainerBalanceWei === null ? null : String(trainerBalanceWei),
  }
}
