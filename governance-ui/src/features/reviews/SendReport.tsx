import { reviewPanelAbi, reviewPanelVerdictNames, type SignedReport } from '@althing/proposals'
import { useState } from 'react'
import type { Hex } from 'viem'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SaveFile } from '../../ui/SaveFile.tsx'
import { verdictWords } from './reviewWords.ts'

type Props = { report: SignedReport; signature: Hex; onEnd: () => void }

/** A signed report on its way to the chain: by its author at once, or as a file by whoever pays for it. */
export function SendReport({ report, signature, onEnd }: Props) {
  const { contracts } = useRuntime().deployment
  const [isOpen, setIsOpen] = useState(true)
  const { subject, verdict, digest, uri, reviewer, deadline } = report
  const { label } = verdictWords[reviewPanelVerdictNames[verdict]]
  const file = { format: 'report/1', report, signature }
  return (
    <Notice tone="good" title="Your report is signed, and not on chain yet." live>
      <p>Anyone may bring it there within seven days, and pays for it.</p>
      <div className="form__actions notice__actions">
        <Button onClick={() => setIsOpen(true)}>Bring it to the chain</Button>
        <SaveFile name={`report-${subject.slice(2, 10)}.json`} text={jsonOf(file)}>
          Save it for somebody else
        </SaveFile>
        <Button look="bare" onClick={onEnd}>
          Discard
        </Button>
      </div>
      {isOpen && (
        <ReviewDialog
          call={{
            title: `${label}: bring your report to the chain`,
            contract: 'reviews',
            to: contracts.reviews,
            abi: reviewPanelAbi,
            functionName: 'reportBySig',
            args: [{ subject, verdict, digest, uri }, reviewer, deadline, signature],
          }}
          onClose={() => setIsOpen(false)}
          onDone={onEnd}
        />
      )}
    </Notice>
  )
}

/** What `althing review relay` reads: integers as text. */
function jsonOf(file: object): string {
  return `${JSON.stringify(file, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`
}
