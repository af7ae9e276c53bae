import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../../format/amount.ts'
import { formatBytes } from '../../format/bytes.ts'
import { Address } from '../../ui/Address.tsx'
import { ExternalUri } from '../../ui/ExternalUri.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { ProposeLinks } from '../../ui/ProposeLinks.tsx'
import { Section } from '../../ui/Section.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { datasetActions } from './datasetActions.ts'
import type { DatasetRecord } from './datasetQueries.ts'
import { datasetWords } from './datasetWords.ts'
import { PreferenceView } from './PreferenceView.tsx'
import { StoredMeter } from './StoredMeter.tsx'
import { Surroundings } from './Surroundings.tsx'
import { Withdraw } from './Withdraw.tsx'

type Props = { record: DatasetRecord; reviews: ReactNode }

/** What the registry holds of a dataset, what surrounds it, and what reviewers say. */
export function DatasetView({ record: { onChain, told }, reviews }: Props) {
  const { label, kind, meaning } = datasetWords[onChain.status]
  const { commitment } = onChain
  return (
    <>
      <div className="stack">
        <p>
          <StatusMark kind={kind}>{label}</StatusMark> {meaning}
        </p>
        {onChain.proposalId && (
          <p>
            By <Link to={`/proposals/${onChain.proposalId}`}>an executed proposal</Link>, which the registry names
            itself.
          </p>
        )}
        {told && <StoredMeter stored={told.stored} commitment={commitment} />}
        <Withdraw dataset={onChain} />
        <ProposeLinks of={['dataset', onChain.id]} actions={datasetActions[onChain.status]} />
      </div>
      <Section title="Contents">
        <Facts
          of={[
            ['Size', `${formatCount(commitment.fileCount, 'file')}, ${formatBytes(commitment.totalBytes)}`],
            ['Licence', told?.license?.slice(0, 200) ?? 'not known'],
            ['Where', told ? <ExternalUri key="uri" of={told.uri} /> : 'not known'],
            ['Root (ddm/1)', <Hash key="root" value={commitment.root} what="the root" />],
            ['dirHash1', <Hash key="dir" value={commitment.dirHash1} what="dirHash1" />],
            ['Metadata', <Hash key="meta" value={onChain.metadataDigest} what="the metadata's digest" />],
          ]}
        />
      </Section>
      <Section title="What may be done with it">
        <PreferenceView preference={onChain.preference} />
      </Section>
      <Section title="Reviews">{reviews}</Section>
      <Surroundings dataset={onChain} />
      <Section title="Where it comes from">
        <Facts
          of={[
            ['Contributor', <Address key="contributor" of={onChain.contributor} />],
            ['Submitted', <Moment key="at" at={onChain.submittedAt} />],
            ['Dataset id', <Hash key="id" value={onChain.id} what="the dataset's id" />],
          ]}
        />
      </Section>
    </>
  )
}
