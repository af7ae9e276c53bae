import { type CallSummary, type DecodedCall, isUnderstood } from '@althing/proposals'
import type { ReactNode } from 'react'
import { Address } from '../../ui/Address.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProofText } from '../../ui/ProofText.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { CallValue } from './CallValue.tsx'

type Props = { call: DecodedCall; summary: CallSummary; children?: ReactNode }

/** One call: a sentence, what follows from it, and the decoded arguments. */
export function CallView({ call, summary, children }: Props) {
  const understood = isUnderstood(call)
  return (
    <li className={understood ? 'call' : 'call call--unknown'}>
      <p className="call__sentence">
        <ProofText>{summary.sentence}</ProofText>
      </p>
      {summary.warning && <Notice tone="bad" title={summary.warning} />}
      {summary.details.length > 0 && (
        <ul className="call__details">
          {summary.details.map((detail) => (
            <li key={detail}>
              <ProofText>{detail}</ProofText>
            </li>
          ))}
        </ul>
      )}
      {children}
      <details className="reveal" open={!understood}>
        <summary>
          {understood ? (
            <StatusMark kind="good">Decoded, encoded again, and equal to the byte</StatusMark>
          ) : (
            <StatusMark kind="bad">Nothing vouches for these bytes</StatusMark>
          )}
        </summary>
        <Facts
          of={[
            ['Target', <Address key="target" of={call.target} />],
            ['Function', call.signature ?? 'unknown'],
            ...(call.value === 0n ? [] : [['Value', `${call.value} wei`] as const]),
            ...call.args.map(({ name, value }) => [name, <CallValue key={name} value={value} />] as const),
            [
              'Calldata',
              <span key="data" className="hash">
                {call.calldata}
              </span>,
            ],
          ]}
        />
      </details>
    </li>
  )
}
