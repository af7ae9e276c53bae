import { PassThrough, Readable } from 'node:stream'

import { expect, test } from 'vitest'

import { ContentTooLarge } from '../store/errors.ts'
import { ApiError } from './apiError.ts'
import { patiently, readBody } from './uploadBody.ts'

const patience = { idleMs: 60, leastBytesPerSecond: 1_000, graceMs: 100 }

test('passes on what arrives', async () => {
  expect(await collect(patiently(Readable.from([Buffer.from('a'), Buffer.from('b')])))).toBe('ab')
})

test('gives a stalled body up and leaves the request open for the answer', async () => {
  const body = new PassThrough()
  body.write('a')

  await expect(collect(patiently(body, patience))).rejects.toMatchObject({ status: 408 })

  expect(body.destroyed).toBe(false)
})

test('a body that nobody wants any more leaves the request open too', async () => {
  const body = new PassThrough()
  body.write('a')

  for await (const _ of patiently(body)) break

  expect(body.destroyed).toBe(false)
})

test('gives a body up that trickles, however steadily', async () => {
  const body = new PassThrough()
  const timer = setInterval(() => body.write('a'), 10)

  await expect(collect(patiently(body, patience))).rejects.toBeInstanceOf(ApiError)

  clearInterval(timer)
})

test('a body that breaks off is no body', async () => {
  const body = new PassThrough()
  body.write('a')
  setTimeout(() => body.destroy(), 10)

  await expect(collect(patiently(body))).rejects.toBeInstanceOf(Error)
})

test('stops reading a small body that is too large', async () => {
  const body = Readable.from([Buffer.alloc(10), Buffer.alloc(10), Buffer.alloc(10)])

  await expect(readBody(body, { what: 'x', maxBytes: 15 })).rejects.toBeInstanceOf(ContentTooLarge)
})

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += Buffer.from(piece).toString()
  return text
}
