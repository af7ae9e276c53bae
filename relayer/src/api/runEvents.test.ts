import type { AddressInfo } from 'node:net'

import { progressSchema, runSchema } from '@althing/proposals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { lifeOfADecision } from '../projection/testing/history.ts'
import { type ApiFixture, createApiFixture, jobOf } from './testing/apiFixture.ts'
import { type EventReader, readEvents } from './testing/eventReader.ts'

vi.setConfig({ testTimeout: 60_000 })

/** On a busy machine, soon is not at once. */
const soon = { timeout: 15_000 }

const path = '/v1/runs/1/events'
const life = lifeOfADecision()

let api: ApiFixture
let port: number
let readers: EventReader[]

beforeEach(async () => {
  api = await createApiFixture()
  readers = []
  api.projection.applyFinal(life.slice(0, 13))
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  // Safety: a listening TCP server has an AddressInfo.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  port = (api.app.server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const { socket } of readers) socket.destroy()
  await api.app.close()
})

test('a reader gets the run first, then what happens', async () => {
  const reader = read()
  await expect.poll(() => reader.events(), soon).toHaveLength(1)

  progress(0.5)
  api.jobs.set(1n, jobOf(1n))
  api.tell({ kind: 'job', runId: 1n, job: jobOf(1n) })
  api.projection.applyFinal(life.slice(13, 14))

  await expect.poll(() => reader.events().map(({ event }) => event), soon).toEqual(['run', 'progress', 'run', 'run'])
  const [first, second, third, fourth] = reader.events()
  expect(runSchema.parse(first?.data)).toMatchObject({ status: 'started', job: null })
  expect(progressSchema.parse(second?.data)).toMatchObject({ fraction: 0.5 })
  expect(runSchema.parse(third?.data)).toMatchObject({ status: 'started', job: { state: 'launched' } })
  expect(runSchema.parse(fourth?.data)).toMatchObject({ status: 'submitted' })
  expect(reader.head()).toMatch(/content-type: text\/event-stream/)
  expect(reader.head()).toMatch(/x-content-type-options: nosniff/)
})

test('what did not change is not told', async () => {
  const reader = read()
  await expect.poll(() => reader.events(), soon).toHaveLength(1)

  api.projection.setPreview([])
  api.projection.setPreview([])
  progress(1)

  await expect.poll(() => reader.events().map(({ event }) => event), soon).toEqual(['run', 'progress'])
})

test('a reader that comes again gets exactly what it missed', async () => {
  const reader = read()
  await expect.poll(() => reader.events(), soon).toHaveLength(1)
  progress(0.1)
  await expect.poll(() => reader.events(), soon).toHaveLength(2)
  reader.socket.destroy()
  for (const fraction of [0.2, 0.3]) progress(fraction)

  const again = read({ 'last-event-id': reader.events().at(-1)?.id ?? '' })

  await expect.poll(() => again.events(), soon).toHaveLength(2)
  expect(again.events().map(({ data }) => data)).toMatchObject([{ fraction: 0.2 }, { fraction: 0.3 }])
})

test.each(['other-process.3', 'other-process.0', 'nonsense', '', '-1', '99999999999999999999', '../../etc'])(
  'with the unknown Last-Event-ID %j a reader starts from the run as it is',
  async (id) => {
    progress(0.1)

    const reader = read({ 'last-event-id': id })

    await expect.poll(() => reader.events().map(({ event }) => event), soon).toEqual(['run'])
  },
)

test('a reader that fell out of the kept events starts from the run as it is', async () => {
  const reader = read()
  await expect.poll(() => reader.events(), soon).toHaveLength(1)
  const [first] = reader.events()
  reader.socket.destroy()
  for (let at = 0; at < 500; at++) progress(at / 500)

  const again = read({ 'last-event-id': first?.id ?? '' })

  await expect.poll(() => again.events().map(({ event }) => event), soon).toEqual(['run'])
})

test('a reader of a run that has ended is told to stay away', async () => {
  api.projection.applyFinal(life.slice(13))
  const reader = read()
  await expect.poll(() => reader.events(), soon).toHaveLength(1)
  reader.socket.destroy()

  const again = read({ 'last-event-id': reader.events()[0]?.id ?? '' })

  await expect.poll(() => again.head(), soon).toMatch(/^HTTP\/1\.1 204/)
})

test('a reader that reads nothing costs bounded memory, keeps nobody waiting, and later gets the newest', async () => {
  const slow = read({}, true)
  const quick = read()
  await expect.poll(() => quick.events(), soon).toHaveLength(1)
  const message = 'x'.repeat(50_000)

  for (let at = 1; at <= 2_000; at++) {
    api.tell({ kind: 'progress', runId: 1n, progress: { phase: 'train', fraction: at / 2_000, message, at } })
    if (at % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await expect.poll(() => quick.text().includes('"at":2000}'), soon).toBe(true)

  let received = ''
  slow.socket.on('data', (bytes) => (received += bytes.toString()))
  slow.socket.resume()
  await expect.poll(() => received.includes('"at":2000}'), soon).toBe(true)
  // 100 MB were told; what the sockets did not take was dropped, not kept.
  expect(received.length).toBeLessThan(20_000_000)
})

test('one address may open only so many streams', async () => {
  for (let at = 0; at < 32; at++) read()
  await expect.poll(() => readers.every((reader) => reader.events().length === 1), soon).toBe(true)

  const extra = read()

  await expect.poll(() => extra.head(), soon).toMatch(/^HTTP\/1\.1 503/)
  for (const { socket } of readers) socket.destroy()
  await expect.poll(async () => (await api.app.inject('/metrics')).body, soon).toContain('althing_http_event_streams 0')
})

test('a stream of a run that does not exist is a 404', async () => {
  expect(await api.app.inject('/v1/runs/9/events')).toMatchObject({ statusCode: 404 })
})

test('closing the API ends its streams', async () => {
  const reader = read()
  await expect.poll(() => reader.events(), soon).toHaveLength(1)

  await api.app.close()

  await expect.poll(() => reader.closed(), soon).toBe(true)
})

function read(headers: Record<string, string> = {}, paused = false): EventReader {
  const reader = readEvents(port, path, { headers, paused })
  readers.push(reader)
  return reader
}

function progress(fraction: number): void {
  api.tell({ kind: 'progress', runId: 1n, progress: { phase: 'train', fraction, message: '', at: fraction } })
}
