import type { ApiVersion } from '@althing/proposals'
import { Link } from 'react-router'
import { formatCount } from '../../format/amount.ts'
import { formatBytes } from '../../format/bytes.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { ProposeLinks } from '../../ui/ProposeLinks.tsx'
import { StatusMark, type StatusKind } from '../../ui/StatusMark.tsx'
import { versionActionsOf } from './versionActions.ts'

const kinds: Record<ApiVersion['status'], StatusKind> = {
  none: 'quiet',
  candidate: 'waiting',
  released: 'good',
  deprecated: 'quiet',
  revoked: 'bad',
}

const words: Record<ApiVersion['status'], string> = {
  none: 'Unknown',
  candidate: 'Candidate',
  released: 'Released before',
  deprecated: 'Deprecated',
  revoked: 'Revoked',
}

type Props = { version: ApiVersion; inForce: boolean; tainted: boolean }

export function VersionItem({ version, inForce, tainted }: Props) {
  const { artifact } = version
  return (
    <li className={inForce ? 'version version--in-force' : 'version'}>
      <span className="version__number">
        <span className="visually-hidden">Version </span>
        {version.number}
      </span>
      <div className="stack">
        <p className="row__meta">
          <StatusMark kind={inForce ? 'good' : version.status === 'released' ? 'quiet' : kinds[version.status]}>
            {inForce ? 'In force' : words[version.status]}
          </StatusMark>
          <Moment at={version.recordedAt} />
          <Link to={`/proposals/${version.proposalId}`}>the decision</Link>
          {version.run && <Link to={`/runs/${version.run}`}>run {version.run}</Link>}
          <Link to={`/reviews/${version.id}`}>reviews</Link>
        </p>
        {tainted && (
          <p>
            <StatusMark kind="bad">Tainted</StatusMark> Something that it learned from was revoked since.
          </p>
        )}
        <details className="reveal">
          <summary>
            {formatCount(artifact.fileCount, 'file')}, {formatBytes(artifact.totalBytes)}, and the digests
          </summary>
          <Facts
            of={[
              ['Version id', <Hash key="id" value={version.id} what="the version's id" />],
              ['Root (ddm/1)', <Hash key="root" value={artifact.root} what="the root" />],
              ['dirHash1', <Hash key="dir" value={artifact.dirHash1} what="dirHash1" />],
              [
                'Attestation',
                version.attestationDigest ? (
                  <Hash key="att" value={version.attestationDigest} what="the attestation's digest" />
                ) : (
                  'none: a base version'
                ),
              ],
              [
                'Config',
                version.config ? (
                  <span key="cfg">
                    <Hash value={version.config} what="the config's id" />{' '}
                    <Link to={`/reviews/${version.config}`}>its reviews</Link>
                  </span>
                ) : (
                  'none'
                ),
              ],
            ]}
          />
          <ProposeLinks of={['version', version.id]} actions={versionActionsOf(version.status, inForce)} />
        </details>
      </div>
    </li>
  )
}
