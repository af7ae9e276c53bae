import type { Outcome } from '@althing/relayer'
import { expect, it } from 'vitest'
import type { RunRecord } from '../chain/records.ts'
import { compareResult, formatComparisons } from './compareResult.ts'

const hex = (digits: string) => `0x${digits.repeat(64 / digits.length)}` as const
const artifact = { root: hex('a1'), dirHash1: hex('b2'), totalBytes: 1200, fileCount: 4 }
const figures = { checkpointsRoot: hex('c3'), metricBefore: 250_000, metricAfter: 900_000, worstRegression: 0 }
const result: RunRecord['result'] = { artifact, attestationDigest: hex('d4'), ...figures }
const outcome: Outcome = {
  ...figures,
  manifest: { format: 'ddm/1', chunkSize: 1_048_576, root: artifact.root, files: [] },
  perSet: [],
  steps: 3,
  checkpointEvery: 1,
  checkpoints: [],
  trainerDigest: 'e5'.repeat(32),
  logDigest: 'f6'.repeat(32),
  startedAt: 0,
  finishedAt: 1,
  seconds: 1,
}

function differing(said: RunRecord['result']): string[] {
  return compareResult(said, { artifact, outcome })
    .filter(({ equal }) => !equal)
    .map(({ what }) => what)
}

it('finds the same result equal in everything', () => {
  expect(differing(result)).toEqual([])
})

it.each([
  ['artifact.root', { ...result, artifact: { ...artifact, root: hex('00') } }],
  ['artifact.dirHash1', { ...result, artifact: { ...artifact, dirHash1: hex('00') } }],
  ['artifact.totalBytes', { ...result, artifact: { ...artifact, totalBytes: 1201 } }],
  ['artifact.fileCount', { ...result, artifact: { ...artifact, fileCount: 5 } }],
  ['checkpointsRoot', { ...result, checkpointsRoot: hex('00') }],
  ['metricBefore', { ...result, metricBefore: 249_999 }],
  ['metricAfter', { ...result, metricAfter: 900_001 }],
  ['worstRegression', { ...result, worstRegression: -1 }],
])('finds another %s', (what, said) => {
  expect(differing(said)).toEqual([what])
})

it('shows both sides of what differs', () => {
  const lines = formatComparisons(compareResult({ ...result, metricAfter: 7 }, { artifact, outcome })).join('\n')
  expect(lines).toMatch(/differs {2}metricAfter +on chain {2}7\n +here +900000/)
})
