import type { Socket } from 'node:net'

import { ProposalsError } from '@althing/proposals'
import type { FastifyReply, FastifyRequest } from 'fastify'

import {
  ContentCorrupt,
  ContentMismatch,
  ContentTooLarge,
  InvalidManifest,
  StoreFull,
  UnknownContent,
} from '../store/errors.ts'
import { ApiError } from './apiError.ts'

/** Answers any failure in the shape of `apiErrorSchema`; what is not the client's doing is logged and not shown. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message, field } = describeError(error)
  if (status >= 500) request.log.error({ err: error }, 'request failed')
  const shown = status === 500 ? `Something went wrong here. Request ${request.id} is in the log.` : message
  linger(request)
  if (status === 503 || status === 507) void reply.header('retry-after', '30')

  void reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error: { code, message: shown, ...(field === undefined ? {} : { field }) } }))
}

const lingerMs = 10_000

/**
 * A refused upload may still be arriving. Closing at once would reset the connection before the client has read why, so
 * the rest is read and thrown away, for a while.
 */
function linger({ raw }: FastifyRequest): void {
  if (raw.complete || raw.method !== 'PUT') return

  const timer = setTimeout(() => raw.destroy(), lingerMs)
  raw.once('close', () => clearTimeout(timer))
  raw.resume()
}

/** Answers bytes that are not HTTP, or too much of it in a header, before there is a request. */
export function answerBrokenHttp(_error: Error, socket: Socket): void {
  const body = JSON.stringify({ error: { code: 'bad_request', message: 'This is not an HTTP request.' } })
  if (socket.writable && !socket.destroyed) {
    const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/json; charset=utf-8', 'connection: close']
    socket.write(`${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  }
  socket.destroySoon()
}

type Described = { status: number; code: string; message: string; field?: string | undefined }

function describeError(error: unknown): Described {
  if (error instanceof ApiError) {
    const { status, code, message, field } = error
    return { status, code, message, field }
  }
  if (!(error instanceof Error)) return { status: 500, code: 'internal', message: 'unknown' }

  const { message } = error
  if (error instanceof ContentTooLarge) return { status: 413, code: 'too_large', message }
  if (error instanceof ContentMismatch) return { status: 422, code: 'content_mismatch', message }
  if (error instanceof StoreFull) return { status: 507, code: 'store_full', message: 'The content store is full.' }
  if (error instanceof UnknownContent) return { status: 404, code: 'not_found', message }
  if (error instanceof ContentCorrupt) {
    return {
      status: 404,
      code: 'content_corrupt',
      message: 'The stored bytes went bad and were set aside; upload again.',
    }
  }
  if (error instanceof ProposalsError || error instanceof InvalidManifest)
    return { status: 422, code: 'invalid_document', message }

  return describeFrameworkError(error)
}

/** Fastify's own refusals carry a status; only those below 500 say something that a client may read. */
function describeFrameworkError(error: Error): Described {
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status === 429) return { status, code: 'rate_limited', message: error.message }
  if (status >= 400 && status < 500) return { status, code: 'bad_request', message: error.message }

  return { status: 500, code: 'internal', message: error.message }
}
