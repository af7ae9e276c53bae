import { expect, test } from 'vitest'
import { agree, agreedHeight } from './quorum.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { QuorumNotReached, RpcUnavailable } from './rpcError.ts'

const endpoint = (label: string): RpcEndpoint => ({
  label,
  request: () => Promise.reject(new RpcUnavailable(label)),
  batch: () => Promise.reject(new RpcUnavailable(label)),
})
const endpoints = ['a', 'b', 'c'].map(endpoint)
const never = new Promise<string>(() => {})

/** Asks each endpoint for its own prepared answer. */
const ask = (answers: Readonly<Record<string, string | Promise<string>>>) => ({
  ask: async ({ label }: RpcEndpoint) => answers[label] ?? Promise.reject(new RpcUnavailable(label)),
  keyOf: String,
})

test('two of three that agree outvote a liar', async () => {
  const answers = { a: 'lie', b: 'truth', c: 'truth' }

  const { value, agreeing } = await agree({ endpoints, q: 2 }, 'fact', ask(answers))

  expect(value).toBe('truth')
  expect(agreeing.map(({ label }) => label)).toEqual(['b', 'c'])
})

test('an endpoint that never answers holds nobody up', async () => {
  const answers = { a: never, b: 'truth', c: 'truth' }

  expect((await agree({ endpoints, q: 2 }, 'fact', ask(answers))).value).toBe('truth')
})

test.for([
  ['three different answers', { a: '1', b: '2', c: '3' }],
  ['one answer and two that fail', { a: '1' }],
] as const)('%s are no quorum of two', async ([, answers]) => {
  await expect(agree({ endpoints, q: 2 }, 'fact', ask(answers))).rejects.toBeInstanceOf(QuorumNotReached)
})

test('an endpoint whose answer cannot even be parsed is one voice that failed', async () => {
  const later = new Promise<string>((resolve) => setImmediate(resolve, 'truth'))
  const answers = { a: Promise.reject(new TypeError('no such shape')), b: later, c: later }

  expect((await agree({ endpoints, q: 2 }, 'fact', ask(answers))).value).toBe('truth')
})

test('the agreed height is what q endpoints have reached at least', async () => {
  const heights: Readonly<Record<string, number>> = { a: 1_000_000, b: 12, c: 10 }

  const height = await agreedHeight({ endpoints, q: 2 }, async ({ label }) => heights[label] ?? 0)

  expect(height).toBe(12)
})
