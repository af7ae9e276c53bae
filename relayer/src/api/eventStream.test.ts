import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { openEventStream } from './eventStream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a quiet stream shows that it lives', () => {
  const { response, written } = fakeResponse()
  openEventStream(response, { onClose: () => {} })

  vi.advanceTimersByTime(31_000)

  expect(written).toEqual(['retry: 2000\n\n', ':\n\n', ':\n\n'])
})

test('of what waits for a full reader only the newest of each kind is kept, newest last', () => {
  const { response, written, fill, empty } = fakeResponse()
  const stream = openEventStream(response, { onClose: () => {} })
  fill()
  stream.send({ id: '1', event: 'run', data: 1 })
  for (let at = 2; at <= 1_000; at++) stream.send({ id: String(at), event: 'progress', data: at })
  stream.send({ id: '1001', event: 'run', data: 1_001 })

  empty()

  expect(written.slice(1).map((text) => /id: (.*)/.exec(text)?.[1])).toEqual(['1', '1000', '1001'])
})

test('a reader that takes nothing is let go', () => {
  const { response, fill, destroyed } = fakeResponse()
  const stream = openEventStream(response, { onClose: () => {} })
  fill()
  stream.send({ id: '1', event: 'run', data: 1 })

  vi.advanceTimersByTime(29_000)
  expect(destroyed()).toBe(false)
  vi.advanceTimersByTime(2_000)

  expect(destroyed()).toBe(true)
})

test('a stream ends after its longest time, once, and leaves no timer', () => {
  const { response } = fakeResponse()
  let closed = 0
  const stream = openEventStream(response, { longestMs: 60_000, onClose: () => (closed += 1) })

  vi.advanceTimersByTime(61_000)
  stream.close()

  expect([closed, vi.getTimerCount()]).toEqual([1, 0])
})

/** The part of a response that a stream uses, with a buffer that a test fills and empties. */
function fakeResponse() {
  const written: string[] = []
  let full = false
  let destroyed = false
  const emitter = Object.assign(new EventEmitter(), {
    write: (text: string) => {
      written.push(text)
      return !full
    },
    end: () => {},
    destroy: () => {
      destroyed = true
      emitter.emit('close')
    },
  })

  return {
    // Safety: write, end, destroy and events are all that openEventStream touches.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    response: emitter as unknown as ServerResponse,
    written,
    destroyed: () => destroyed,
    fill: () => {
      full = true
    },
    empty: () => {
      full = false
      emitter.emit('drain')
    },
  }
}
