import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { ApiError } from './apiError.ts'

/** How an answer is described in the OpenAPI document: JSON of a schema, or bytes of a media type. */
export type Answer = { description: string; schema: z.ZodType } | { description: string; media: string }

/** One operation of the API: what is served is what is documented. */
export type Route = {
  readonly method: 'GET' | 'PUT' | 'HEAD'
  /** Fastify's form, `/v1/runs/:id`. */
  readonly path: string
  readonly operation: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** Media type of the request's body, where it has one. */
  readonly body?: string
  readonly answers: Readonly<Record<number, Answer>>
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

type Input<P extends z.ZodObject, Q extends z.ZodObject> = { params: z.output<P>; query: z.output<Q> }

/** Describes and types one operation: parameters are parsed before `handle` sees them. */
export function createRoute<P extends z.ZodObject, Q extends z.ZodObject>(
  route: Omit<Route, 'handle' | 'params' | 'query'> & {
    params?: P
    query?: Q
    handle: (input: Input<P, Q>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  },
): Route {
  const params = route.params ?? z.strictObject({})
  const query = route.query ?? z.strictObject({})

  return {
    ...route,
    handle: (request, reply) => {
      // Safety: where a schema is absent, P or Q is the empty object that was parsed instead.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const input = {
        params: parseInput(params, request.params),
        query: parseInput(query, request.query),
      } as Input<P, Q>

      return route.handle(input, request, reply)
    },
  }
}

/** Parses what a client sent; the first thing that is wrong is named. */
function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data

  const issue = parsed.error.issues[0]
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.map(String).join('.')
  const allowed = issue?.code === 'unrecognized_keys' ? 'no such parameter' : issue?.message
  const found = JSON.stringify(valueAt(input, field ?? ''))?.slice(0, 80) ?? 'nothing'
  throw new ApiError(400, 'bad_request', { message: `${field}: found ${found}, allowed ${allowed}`, field })
}

function valueAt(input: unknown, field: string): unknown {
  return typeof input === 'object' && input !== null ? new Map(Object.entries(input)).get(field) : undefined
}
