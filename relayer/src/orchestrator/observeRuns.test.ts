import { trainingRunsAbi } from '@althing/proposals'
import { encodeFunctionData, type Hex } from 'viem'
import { expect, test } from 'vitest'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { deployment } from '../projection/testing/events.ts'
import { observeRuns } from './observeRuns.ts'

const word = (digit: string): Hex => `0x${digit.repeat(64)}`

const event = (
  contract: 'runs' | 'timelock',
  name: string,
  logIndex: number,
  args: ChainEvent['args'],
): ChainEvent => ({
  contract,
  name,
  args,
  address: deployment.contracts[contract],
  blockNumber: 7,
  blockHash: word('c'),
  blockTimestamp: 1_000,
  transactionHash: word('d'),
  logIndex,
})

const authorized = (runId: bigint, configId: Hex, logIndex: number, release = true) =>
  event('runs', 'RunAuthorized', logIndex, { runId, configId, proposalId: 9n, deadline: 2_000, release })

const callOf = (functionName: 'authorize' | 'authorizeRelease', configId: Hex) =>
  encodeFunctionData({ abi: trainingRunsAbi, functionName, args: [configId, 60, 0n] })

const executed = (configId: Hex, index: bigint, logIndex: number, change: ChainEvent['args'] = {}) =>
  event('timelock', 'CallExecuted', logIndex, {
    id: word('e'),
    index,
    target: deployment.contracts.runs,
    value: 0n,
    data: callOf('authorizeRelease', configId),
    ...change,
  })

test('two runs of one batch are told apart by the calls that authorised them', () => {
  const events = [
    authorized(1n, word('1'), 0),
    executed(word('1'), 0n, 1),
    authorized(2n, word('2'), 2),
    executed(word('2'), 1n, 3),
  ]

  const runs = observeRuns(events, deployment)

  expect(runs.map(({ runId, facts }) => [runId, facts.callIndex])).toEqual([
    [1n, 0],
    [2n, 1],
  ])
  expect(new Set(runs.map(({ executionKey }) => executionKey)).size).toBe(2)
})

test('transactions of two blocks that a lying node calls by one name are not mixed up', () => {
  const later = { blockHash: word('8'), blockNumber: 8 }
  const events = [
    authorized(1n, word('1'), 0),
    executed(word('1'), 0n, 1),
    ...[authorized(2n, word('1'), 0), executed(word('1'), 0n, 1, { id: word('9') })].map((one) => ({
      ...one,
      ...later,
    })),
  ]

  const runs = observeRuns(events, deployment)

  expect(runs.map(({ runId, facts }) => [runId, facts.operationId])).toEqual([
    [1n, word('e')],
    [2n, word('9')],
  ])
})

test('a run that ends in a candidate is observed by the call that allows no release', () => {
  const call = executed(word('1'), 0n, 1, { data: callOf('authorize', word('1')) })

  const runs = observeRuns([authorized(1n, word('1'), 0, false), call], deployment)

  expect(runs.map(({ runId }) => runId)).toEqual([1n])
})

test('the same call on another chain has another key', () => {
  const events = [authorized(1n, word('1'), 0), executed(word('1'), 0n, 1)]

  const [here] = observeRuns(events, deployment)
  const [there] = observeRuns(events, { ...deployment, chainId: 1 })

  expect(here?.executionKey).not.toBe(there?.executionKey)
})

test.for([
  ['no call of the timelock', []],
  ['a call to another contract', [executed(word('1'), 0n, 1, { target: deployment.contracts.models })]],
  ['a call for another config', [executed(word('2'), 0n, 1)]],
  ['a call that allows no release', [executed(word('1'), 0n, 1, { data: callOf('authorize', word('1')) })]],
  ['a call with other data', [executed(word('1'), 0n, 1, { data: '0x12345678' })]],
  ['a call in another transaction', [{ ...executed(word('1'), 0n, 1), transactionHash: word('f') }]],
  ['a call before it', [executed(word('1'), 0n, -1)]],
] as const)('an authorisation with %s is not observed', ([, calls]) => {
  expect(observeRuns([authorized(1n, word('1'), 0), ...calls], deployment)).toEqual([])
})
