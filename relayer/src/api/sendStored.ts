import type { FastifyReply, FastifyRequest } from 'fastify'

import type { ContentStore, Sha256 } from '../store/contentStore.ts'
import { notFound } from './apiError.ts'
import { matchesTag } from './json.ts'
import { parseRange } from './range.ts'

/** Streams a blob, verified, or a range of it. Content under a digest never changes, so it may be kept for ever. */
export async function sendStored(
  { request, reply, store }: { request: FastifyRequest; reply: FastifyReply; store: ContentStore },
  digest: Sha256,
  media: string,
): Promise<FastifyReply> {
  const size = store.size(digest)
  if (size === null) throw notFound(`Content sha256 ${digest}`)

  const tag = `"${digest}"`
  void reply
    .header('etag', tag)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('accept-ranges', 'bytes')
    .type(media)
  if (media === 'application/octet-stream') void reply.header('content-disposition', 'attachment')
  if (matchesTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
  if (request.method === 'HEAD') return reply.header('content-length', size).send()

  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === tag ? parseRange(request.headers.range, size) : null
  if (range === null) return reply.header('content-length', size).send(await store.read(digest))
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()

  const stream = await store.read(digest, range)
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(stream)
}
