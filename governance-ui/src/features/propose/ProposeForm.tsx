import type { ReactNode } from 'react'
import type { BuiltProposal } from '@althing/proposals'
import type { Address } from 'viem'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { ActionList } from './ActionList.tsx'
import type { Suggestions } from './ActionFieldInput.tsx'
import { buildDraft, type ContributorOf } from './buildDraft.ts'
import type { Draft } from './draft.ts'
import { Prose } from './Prose.tsx'
import { SendProposal } from './SendProposal.tsx'
import { useOpenProposal } from './busyQuery.ts'
import { LiveProposal } from './LiveProposal.tsx'
import { useDraft } from './useDraft.ts'
import './propose.css'

type Props = {
  proposer: Address
  initial: Draft
  suggestions: Suggestions
  contributorOf: ContributorOf
  renderPreview: (built: BuiltProposal) => ReactNode
}

/** Write, see what it would do, try it, send it. */
export function ProposeForm({ proposer, initial, suggestions, contributorOf, renderPreview }: Props) {
  const { deployment } = useRuntime()
  const { draft, change, discard } = useDraft(initial)
  const openProposal = useOpenProposal(proposer).data ?? null
  const blank = draft.title.trim() === '' || draft.actions.length === 0
  const result = blank ? null : buildDraft(draft, { deployment, proposer, contributorOf })
  return (
    <>
      {openProposal !== null && <LiveProposal path={openProposal} />}
      <Prose draft={draft} onChange={change} />
      <Section title="What should happen">
        <ActionList draft={draft} suggestions={suggestions} onChange={change} />
      </Section>
      <Section title="What would change">
        {result === null && <p className="field__hint">A title and at least one action, and it is shown here.</p>}
        {result?.ok === false && (
          <Notice tone="warn" title="Not yet a proposal." live>
            <pre>{result.message}</pre>
          </Notice>
        )}
        {result?.ok && renderPreview(result.built)}
      </Section>
      {result?.ok && (
        <SendProposal
          document={result.document}
          built={result.built}
          proposer={proposer}
          isBusy={openProposal !== null}
          onSent={discard}
        />
      )}
    </>
  )
}
