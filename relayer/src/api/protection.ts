import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

import type { ApiOptions } from './sources.ts'

const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** What every answer carries and every client is held to. */
export async function protect(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { corsOrigins, readsPerMinute = 6_000, uploadsPerMinute = 12_000 } = options

  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders).header('x-request-id', request.id)
    done()
  })

  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD', 'PUT'],
    allowedHeaders: ['content-type', 'if-none-match', 'last-event-id', 'range'],
    exposedHeaders: ['content-range', 'etag', 'retry-after', 'x-request-id'],
    maxAge: 86_400,
  })

  await app.register(rateLimit, {
    timeWindow: 60_000,
    cache: 10_000,
    max: (request) => (request.method === 'PUT' ? uploadsPerMinute : readsPerMinute),
    keyGenerator: (request) => `${request.method === 'PUT' ? 'w' : 'r'} ${networkOf(request.ip)}`,
  })
}

/** An IPv6 user has a /64 to choose addresses from: it counts as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address

  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const zeros: string[] = address.includes('::') ? Array(Math.max(0, 8 - left.length - right.length)).fill('0') : []

  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
