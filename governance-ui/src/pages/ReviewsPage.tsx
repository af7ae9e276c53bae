import { Link, useParams } from 'react-router'
import { asHex } from '@althing/proposals'
import { PauseLink } from '../features/council/PauseLink.tsx'
import { ReviewsOf } from '../features/reviews/ReviewsOf.tsx'
import { type SubjectKind, tierOfSubject, useSubjectKind } from '../features/reviews/subjectQuery.ts'
import { Empty } from '../ui/Empty.tsx'
import { Hash } from '../ui/Hash.tsx'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'

const words: Record<SubjectKind, string> = {
  dataset: 'A dataset that was submitted.',
  batch: 'A batch of datasets that a decision approved.',
  config: 'A fine-tuning config that a decision approved.',
  version: 'A version of a model.',
  unknown: 'Nothing on chain has this id yet: a config or a batch that is still to be decided on, perhaps.',
}

/** Reports on anything that reviewers look at, by its id. */
export function ReviewsPage() {
  const subject = useParams()['subject'] ?? ''
  const wellFormed = /^0x[0-9a-f]{64}$/i.test(subject)
  return (
    <Page title="Reviews" overline="Oversight" lead="What reviewers found. A report warns; only a vote decides.">
      {wellFormed ? (
        <Subject id={asHex(subject.toLowerCase())} />
      ) : (
        <Empty title="This is no id of something that is reviewed: it has 32 bytes." />
      )}
    </Page>
  )
}

function Subject({ id }: { id: `0x${string}` }) {
  const kind = useSubjectKind(id)
  return (
    <QueryView query={kind} what="what it is" lines={4}>
      {(known) => (
        <div className="stack">
          <div>
            <Hash value={id} what="the id" />
            <p className="field__hint">
              {words[known]} {known === 'dataset' && <Link to={`/datasets/${id}`}>Its page</Link>}
            </p>
            <PauseLink subject={id} />
          </div>
          <ReviewsOf subject={id} tier={tierOfSubject[known]} />
        </div>
      )}
    </QueryView>
  )
}
