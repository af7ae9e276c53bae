import { asHex } from '@althing/proposals'
import type { TrainingStatus } from '../engine/trainingEngine.ts'
import type { Finding } from '../orchestrator/runFacts.ts'

/** What a repetition shows: a finding, that it has to be tried again, or nothing yet. */
export type Repetition = Finding | 'again' | 'waiting'

/** A training that the same inputs would refuse again makes nothing, and that is a finding too. */
const nothing: Finding = { root: `0x${'0'.repeat(64)}`, metricBefore: 0n, metricAfter: 0n, worstRegression: 0n }

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
  const { manifest, metricBefore, metricAfter, worstRegression } = outcome
  return {
    root: asHex(manifest.root),
    metricBefore: BigInt(metricBefore),
    metricAfter: BigInt(metricAfter),
    worstRegression: BigInt(worstRegression),
  }
}
