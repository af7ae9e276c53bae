import { type DecodedCall, isUnderstood } from '@althing/proposals'
import { ConfigChanges } from '../features/configs/ConfigChanges.tsx'
import { approvedConfigOf } from '../features/configs/approvedConfig.ts'
import { ReviewsLine } from '../features/reviews/ReviewsLine.tsx'
import { reviewedSubjectOf } from '../features/reviews/reviewedSubject.ts'

/** What a page can show of a call beyond its sentence: how a config differs from the one in force, and its reviews. */
export function explainCall(call: DecodedCall) {
  if (!isUnderstood(call)) return null
  const config = call.contract === 'models' && call.method === 'approveConfig' ? approvedConfigOf(call) : null
  const reviewed = reviewedSubjectOf(call)
  return (
    <>
      {config && <ConfigChanges digest={config.digest} lineage={config.lineage} />}
      {reviewed && <ReviewsLine {...reviewed} />}
    </>
  )
}
