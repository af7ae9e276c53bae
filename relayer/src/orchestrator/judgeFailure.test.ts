import type { JobState, RunJob } from '../ledger/runJob.ts'
import { expect, test } from 'vitest'
import { RpcRefused, RpcUnavailable } from '../chain/rpcError.ts'
import { FetchRefused, FetchUnavailable } from '../fetch/errors.ts'
import { TransactionReverts } from '../tx/revert.ts'
import { judgeFailure } from './judgeFailure.ts'
import { NotYet, RunRejected } from './runRejected.ts'
import { RunExpired } from './steps/report.ts'

const jobIn = (state: JobState): RunJob => ({
  executionKey: `0x${'11'.repeat(32)}`,
  runId: 1n,
  configId: `0x${'22'.repeat(32)}`,
  proposalId: 1n,
  observedAt: 1,
  state,
  attempt: 0,
  fence: 1n,
  reason: null,
  trust: 'proof',
  sandbox: null,
  engineRef: null,
  facts: {},
  progress: null,
  settled: false,
})

const reverts = new TransactionReverts(new RpcRefused('execution reverted', { code: 3, data: '0x' }))

test.for([
  ['what the chain proves wrong', 'observed', new RunRejected('not executed'), 'rejected'],
  ['bytes that do not match', 'verified', new FetchRefused('other bytes'), 'rejected'],
  ['a wrong input after the start', 'launching', new RunRejected('other bytes'), 'failed'],
  ['a deadline that passed before the report', 'reporting', new RunExpired(1n), 'cancelled'],
] as const)('%s ends a run that is %s', ([, state, error, end]) => {
  expect(judgeFailure(error, { job: jobIn(state), expired: false })).toEqual({ end, reason: error.message })
})

test.for([
  ['an endpoint that is down', new RpcUnavailable('down')],
  ['content that nobody has yet', new FetchUnavailable('nowhere')],
  ['a revert that may pass', reverts],
  ['anything unknown', new TypeError('a defect')],
] as const)('%s is tried again', ([, error]) => {
  expect(judgeFailure(error, { job: jobIn('queued'), expired: false })).toMatchObject({ again: 'backoff' })
})

test('a wait is waited for', () => {
  expect(judgeFailure(new NotYet('window', 7), { job: jobIn('reported'), expired: true })).toEqual({
    again: 'later',
    seconds: 7,
  })
})

test('what could not start before its deadline never will', () => {
  expect(judgeFailure(new FetchUnavailable('nowhere'), { job: jobIn('verified'), expired: true })).toMatchObject({
    end: 'rejected',
  })
})
