import { decodeCalls, type DecodedCall, type KnownNames, summarizeCalls } from '@althing/proposals'
import type { ReactNode } from 'react'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Empty } from '../../ui/Empty.tsx'
import { CallView } from './CallView.tsx'
import './calls.css'

type Props = {
  targets: readonly `0x${string}`[]
  values: readonly bigint[]
  calldatas: readonly `0x${string}`[]
  description: string
  /** Names that the page knows beside the bytes. Hints: ids stay beside them. */
  names?: KnownNames
  /** What a page can show beyond the bytes, such as the differences of two configs. */
  explain?: (call: DecodedCall) => ReactNode
}

/** What a proposal would do, read from the bytes that would be executed and from nothing else. */
export function DecodedCalls({ targets, values, calldatas, description, names = {}, explain }: Props) {
  const { deployment } = useRuntime()
  const calls = decodeCalls({ targets, values, calldatas }, deployment)
  const summaries = summarizeCalls(calls, { deployment, description, names })
  if (calls.length === 0) return <Empty title="It would do nothing on chain." />
  return (
    <ol className="calls">
      {calls.map((call, index) => {
        const summary = summaries[index]
        return (
          summary && (
            <CallView key={call.index} call={call} summary={summary}>
              {explain?.(call)}
            </CallView>
          )
        )
      })}
    </ol>
  )
}
