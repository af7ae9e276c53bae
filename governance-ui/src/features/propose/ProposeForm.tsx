import type { ReactNode } from 'react'
import type { BuiltProposal, TierName } from '@althing/proposals'
import type { Address } from 'viem'
import { strictestTier } from '../../format/tier.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Section } from '../../ui/Section.tsx'
import type { ContributorOf } from './actionJson.ts'
import { ActionList } from './ActionList.tsx'
import { buildDraft } from './buildDraft.ts'
import { useOpenProposal } from './busyQuery.ts'
import type { Draft } from './draft.ts'
import type { Suggestions } from './fields/suggestions.ts'
import { actionForms } from './forms/actionForms.ts'
import { LiveProposal } from './LiveProposal.tsx'
import { NotYet } from './NotYet.tsx'
import { Prose } from './Prose.tsx'
import { SendProposal } from './SendProposal.tsx'
import { useDraft } from './useDraft.ts'
import './propose.css'

type Props = {
  proposer: Address
  initial: Draft
  suggestions: Suggestions
  contributorOf: ContributorOf
  renderPreview: (built: BuiltProposal) => ReactNode
  /** How much agreement it takes; before it can be built, by the tier that its actions begin with. */
  renderTier: (built: BuiltProposal | null, tier: TierName) => ReactNode
}

/** Write, see what it would do and what it takes, try it, send it. */
export function ProposeForm({ proposer, initial, suggestions, contributorOf, renderPreview, renderTier }: Props) {
  const { deployment } = useRuntime()
  const { draft, change, discard } = useDraft(initial)
  const openProposal = useOpenProposal(proposer).data ?? null
  const isEmpty = draft.actions.length === 0
  const isUntitled = draft.title.trim() === ''
  const result = isEmpty ? null : buildDraft(draft, { deployment, proposer, contributorOf })
  const issues = result === null || result.ok ? [] : result.issues
  const built = result?.ok ? result.built : null
  const tier = strictestTier(draft.actions.map(({ type }) => actionForms.get(type)?.tier ?? 'Constitutional'))
  return (
    <div className="split">
      <div>
        {openProposal !== null && <LiveProposal path={openProposal} />}
        <Prose draft={draft} onChange={change} />
        <Section title="What should happen">
          <ActionList
            draft={draft}
            suggestions={suggestions}
            issues={issues}
            contributorOf={contributorOf}
            onChange={change}
          />
        </Section>
        <Section title="What would change">
          {(isEmpty || (isUntitled && issues.length === 0)) && (
            <p className="field__hint">A title and at least one action, and it is shown here.</p>
          )}
          {result?.ok === false && (issues.length > 0 || !isUntitled) && (
            <NotYet issues={issues} message={result.message} />
          )}
          {built && renderPreview(built)}
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
      </div>
      <aside className="split__rail" aria-label="What it takes">
        <div className="stack">
          <h2>What it takes</h2>
          {isEmpty ? (
            <p className="field__hint">That depends on what should happen: the strictest action decides.</p>
          ) : (
            renderTier(built, tier)
          )}
        </div>
      </aside>
    </div>
  )
}
