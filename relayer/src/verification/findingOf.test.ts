import { commitmentOf } from '@althing/proposals'
import { expect, test } from 'vitest'
import type { Failure, Outcome } from '../trainer/outcome.ts'
import { findingOf } from './findingOf.ts'

const root = `0x${'ab'.repeat(32)}` as const
const outcome: Outcome = {
  manifest: {
    chunkSize: 1_048_576,
    files: [{ path: 'model.bin', size: 7, sha256: 'ab'.repeat(32), chunkRoot: root }],
    format: 'ddm/1',
    root,
  },
  metricBefore: 500_000,
  metricAfter: 900_000,
  worstRegression: -3,
  perSet: [],
  steps: 1,
  checkpointEvery: 1,
  checkpoints: [],
  checkpointsRoot: root,
  trainerDigest: 'ab'.repeat(32),
  logDigest: 'ab'.repeat(32),
  startedAt: 1,
  finishedAt: 2,
  seconds: 1,
}

const failed = (code: Failure['code']) =>
  ({ state: 'failed', outcome: null, failure: { code, message: 'why' } }) as const

test('what a repetition gives is what is voted for, to the last millionth', () => {
  expect(findingOf({ state: 'succeeded', outcome, failure: null })).toEqual({
    artifact: { root, dirHash1: commitmentOf(outcome.manifest).dirHash1, totalBytes: 7n, fileCount: 1 },
    metricBefore: 500_000n,
    metricAfter: 900_000n,
    worstRegression: -3n,
  })
})

test('inputs that any trainer refuses make nothing, which is a finding', () => {
  expect(findingOf(failed('refused'))).toEqual({
    artifact: { root: `0x${'0'.repeat(64)}`, dirHash1: `0x${'0'.repeat(64)}`, totalBytes: 0n, fileCount: 0 },
    metricBefore: 0n,
    metricAfter: 0n,
    worstRegression: 0n,
  })
})

test.for(['time-limit', 'memory-limit', 'cancelled', 'crashed'] as const)(
  'a %s of this machine says nothing of the result',
  (code) => {
    expect(findingOf(failed(code))).toBe('again')
  },
)

test('what is lost is tried again, what runs is waited for', () => {
  expect(findingOf({ state: 'lost', outcome: null, failure: null })).toBe('again')
  expect(findingOf({ state: 'running', outcome: null, failure: null })).toBe('waiting')
  expect(findingOf({ state: 'pending', outcome: null, failure: null })).toBe('waiting')
})
