import { commitmentOf, type Finding, findingFrom } from '@althing/proposals'
import { zeroHash } from 'viem'
import type { TrainingStatus } from '../engine/trainingEngine.ts'

/** What a repetition shows: a finding, that it has to be tried again, or nothing yet. */
export type Repetition = Finding | 'again' | 'waiting'

/** A training that the same inputs would refuse again makes nothing, and that is a finding too. */
const nothing: Finding = {
  artifact: { root: zeroHash, dirHash1: zeroHash, totalBytes: 0n, fileCount: 0 },
  metricBefore: 0n,
  metricAfter: 0n,
  worstRegression: 0n,
}

/**
 * Reads a finding off a repeated training. One that was lost, crashed or met a limit of this machine says nothing of the result.
 */
export function findingOf({
  state,
  outcome,
  failure,
}: Pick<TrainingStatus, 'state' | 'outcome' | 'failure'>): Repetition {
  if (state === 'pending' || state === 'running') return 'waiting'
  if (state === 'failed' && failure?.code === 'refused') return nothing
  if (state !== 'succeeded' || !outcome) return 'again'
  return findingFrom({ ...outcome, artifact: commitmentOf(outcome.manifest) })
}
