import { pageOf } from '@althing/proposals'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Collection } from '../../projection/views.ts'
import { notFound } from '../apiError.ts'
import { encodeCursor, parseCursor } from '../cursor.ts'
import { sendJson } from '../json.ts'
import { pageQuery } from '../params.ts'
import { createRoute, type Route } from '../route.ts'

type ListOptions<T, S extends string> = {
  path: string
  operation: string
  summary: string
  item: z.ZodType
  /** Values that `?status=` may have, where the list can be narrowed by one. */
  statuses?: readonly [S, ...S[]]
  statusOf?: (item: T) => string
  collection: () => Collection<T>
  /** Turns what the chain says into what the API shows. */
  show: (item: T) => unknown
}

/** A paged list, newest first. */
export function listRoute<T, S extends string>(options: ListOptions<T, S>): Route {
  const { path, operation, summary, item, statuses, statusOf, collection, show } = options
  const status = z.enum(statuses ?? ['']).optional()
  const query = z.strictObject(statuses === undefined ? pageQuery : { ...pageQuery, status })

  return createRoute({
    method: 'GET',
    path,
    operation,
    summary,
    query,
    answers: { 200: { description: 'A page, newest first.', schema: pageOf(item) } },
    handle: ({ query: { limit, cursor, ...rest } }, request, reply) => {
      const wanted = 'status' in rest ? rest.status : undefined
      return sendPage({ request, reply }, collection(), {
        limit,
        cursor,
        show,
        ...(wanted === undefined ? {} : { where: (one: T) => statusOf?.(one) === wanted }),
      })
    },
  })
}

/** Answers one page of a collection. */
export async function sendPage<T>(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  collection: Collection<T>,
  options: {
    limit: number
    cursor: string | undefined
    show: (item: T) => unknown
    where?: (item: T) => boolean
  },
): Promise<FastifyReply> {
  const { limit, cursor, show, ...where } = options
  const after = cursor === undefined ? null : parseCursor(cursor)
  const { items, next } = collection.page({ limit, after, ...where })
  const shown = await Promise.all(items.map(show))

  return sendJson(request, reply, { items: shown, nextCursor: next === null ? null : encodeCursor(next) })
}

type ItemOptions<T> = {
  path: string
  operation: string
  summary: string
  id: z.ZodType<string>
  what: string
  item: z.ZodType
  get: (id: string) => T | null
  show: (item: T) => unknown
}

/** One fact by its id. */
export function itemRoute<T>(options: ItemOptions<T>): Route {
  const { path, operation, summary, id, what, item, get, show } = options

  return createRoute({
    method: 'GET',
    path,
    operation,
    summary,
    params: z.strictObject({ id }),
    answers: { 200: { description: what, schema: item } },
    handle: async ({ params }, request, reply) => {
      const found = get(params.id)
      if (found === null) throw notFound(`${what} ${params.id}`)

      return sendJson(request, reply, await show(found))
    },
  })
}
