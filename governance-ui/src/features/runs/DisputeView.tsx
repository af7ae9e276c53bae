import { formatEther } from 'viem'
import { formatCount } from '../../format/amount.ts'
import { formatMetric, type MetricName } from '../../format/metric.ts'
import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import type { RunDispute } from './marketQueries.ts'
import { verdictWords } from './verdictWords.ts'

type Props = { dispute: RunDispute; votingEndsAt: number; metric: MetricName }

/** Who doubts the result, who judges it, and what they found. */
export function DisputeView({ dispute, votingEndsAt, metric }: Props) {
  const { label, kind, meaning } = verdictWords[dispute.verdict]
  return (
    <div className="stack">
      <p>
        <StatusMark kind={kind}>{label}</StatusMark> {meaning}
      </p>
      <Facts
        of={[
          ['Disputed by', <Address key="challenger" of={dispute.challenger} />],
          ['Their bond', dispute.bond === 0n ? 'none was asked for' : `${formatEther(dispute.bond)} ETH`],
          [
            'Evidence',
            dispute.evidenceDigest ? (
              <Hash key="evidence" value={dispute.evidenceDigest} what="the digest of the evidence" />
            ) : (
              'not within the blocks that were searched'
            ),
          ],
          ['Jury', dispute.bitExact ? 'verifiers, who repeat the training' : 'reviewers, who judge what was attested'],
          ['Decides', `${formatCount(dispute.threshold, 'vote')} for one and the same finding`],
          ...(dispute.verdict === 'None' ? [['The vote ends', <Moment key="until" at={votingEndsAt} />] as const] : []),
        ]}
      />
      {dispute.votes.length === 0 ? (
        <Empty title={dispute.verdict === 'None' ? 'No juror has voted yet.' : 'No juror voted.'} />
      ) : (
        <ul className="row-list" aria-label="Votes of the jury">
          {dispute.votes.map(({ juror, upholds, root, metricAfter }) => (
            <li key={juror} className="row">
              <Address of={juror} />
              <div>
                <StatusMark kind={upholds ? 'good' : 'bad'}>
                  {upholds ? 'Found the same' : 'Found something else'}
                </StatusMark>
                {!upholds && (
                  <p className="field__hint">
                    {/^0x0*$/.test(root)
                      ? 'Nothing came of it.'
                      : `${formatMetric(metric, metricAfter)} after training.`}{' '}
                    <span className="hash">{root}</span>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
