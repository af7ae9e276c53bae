import { createHash } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'

/** Sends JSON with an entity tag; a reader that has the same bytes is told so instead. */
export function sendJson(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const body = JSON.stringify(value)
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  void reply.header('etag', tag).header('cache-control', 'no-cache')
  if (matchesTag(request.headers['if-none-match'], tag)) return reply.code(304).send()

  return reply.type('application/json; charset=utf-8').send(body)
}

/** Whether an `If-None-Match` header names `tag`; weak tags compare as strong ones (RFC 9110, 13.1.2). */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false

  return header.split(',').some((candidate) => candidate.trim() === '*' || candidate.trim().replace(/^W\//, '') === tag)
}
