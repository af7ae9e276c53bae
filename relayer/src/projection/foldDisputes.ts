import { disputeVerdicts } from '@althing/proposals'

import type { RunHandlers } from './eventArgs.ts'
import { digestOrNull } from './state.ts'
import { step } from './stepRun.ts'

/** What a verdict makes of a run. */
const ends = { none: 'disputed', upheld: 'submitted', overturned: 'overturned', undecided: 'refused' } as const

/** Disputes over results: one a run, decided by a jury or by nobody. */
export const disputeHandlers: RunHandlers = {
  RunDisputed(state, { runId, challenger, evidenceDigest, bitExact, threshold, votingEndsAt }, event) {
    const opened = { challenger, evidenceDigest, bitExact, threshold, votingEndsAt, at: event.blockTimestamp }
    step(state, runId, event, () => ({
      status: 'disputed',
      dispute: { ...opened, verdict: 'none', findingDigest: null, votes: [] },
    }))
  },

  VerdictCast(state, { runId, juror, finding }, event) {
    const { artifact, metricBefore, metricAfter, worstRegression } = finding
    const metrics = {
      metricBefore: Number(metricBefore),
      metricAfter: Number(metricAfter),
      worstRegression: Number(worstRegression),
    }
    const vote = { juror, finding: { root: artifact.root, ...metrics }, at: event.blockTimestamp }
    step(state, runId, event, ({ dispute }) => ({
      dispute: dispute && { ...dispute, votes: [...dispute.votes, vote] },
    }))
  },

  DisputeResolved(state, { runId, verdict, findingDigest }, event) {
    const name = disputeVerdicts[verdict] ?? 'none'
    step(state, runId, event, ({ dispute }) => ({
      status: ends[name],
      dispute: dispute && { ...dispute, verdict: name, findingDigest: digestOrNull(findingDigest) },
    }))
  },
}
