import { type ApiReport, type ApiReviews, reportVerdicts, reviewerKinds } from '@althing/proposals'
import { isAddressEqual, zeroAddress } from 'viem'

import type { ReviewHandlers } from './eventArgs.ts'
import { placeOf, type State } from './state.ts'

/** Reviewers and what they report. */
export const reviewHandlers: ReviewHandlers = {
  ReviewerChanged(state, { account, kind, agent, proposalId }, event) {
    const named = isAddressEqual(agent.registry, zeroAddress) ? null : { ...agent, id: String(agent.id) }
    const reviewer = { reviewer: account, kind: reviewerKinds[kind] ?? 'none', agent: named }
    state.reviewers.create(account, { ...reviewer, proposalId: String(proposalId), final: state.final }, placeOf(event))
  },

  Reported(state, { subject, reviewer, verdict, kind, digest, index, uri }, event) {
    const report: ApiReport = {
      subject,
      reviewer,
      verdict: reportVerdicts[verdict] ?? 'abstain',
      kind: reviewerKinds[kind] ?? 'none',
      digest,
      uri,
      at: event.blockTimestamp,
      transactionHash: event.transactionHash,
      final: state.final,
    }
    const place = placeOf(event)
    state.reports(subject).create(String(index), report, place)
    state.latestReports.create(`${subject} ${reviewer}`, report, place)

    const known = state.reporters.get(subject) ?? []
    if (!known.includes(reviewer)) state.reporters.create(subject, [...known, reviewer], place)
  },
}

/** Latest reports on a subject of those who review now, as the panel counts them. */
export function reviewsOf(state: State, subject: string): ApiReviews {
  const counted = (state.reporters.get(subject) ?? []).flatMap((author) => {
    const kind = state.reviewers.get(author)?.kind ?? 'none'
    const verdict = state.latestReports.get(`${subject} ${author}`)?.verdict
    return kind === 'none' || verdict === undefined ? [] : [{ kind, verdict }]
  })
  const saying = (wanted: ApiReport['verdict']) => counted.filter(({ verdict }) => verdict === wanted)

  return {
    approvals: saying('approve').length,
    persons: saying('approve').filter(({ kind }) => kind === 'person').length,
    rejections: saying('reject').length,
    abstentions: saying('abstain').length,
  }
}
