import { useState } from 'react'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { type Draft, emptyDraft, parseDraft } from './draft.ts'

/** The draft for this governor, written to local storage as it is typed. */
export function useDraft(initial: Draft = emptyDraft) {
  const { chainId, contracts } = useRuntime().deployment
  const key = `althing.draft.${chainId}.${contracts.governor.toLowerCase()}`
  const [draft, setDraft] = useState<Draft>(() => {
    const stored = parseDraft(read(key))
    return { ...stored, actions: [...stored.actions, ...initial.actions.filter((action) => !holds(stored, action))] }
  })
  const change = (next: Draft) => {
    setDraft(next)
    write(key, next)
  }
  return { draft, change, discard: () => change(emptyDraft) }
}

function holds({ actions }: Draft, { key }: Draft['actions'][number]): boolean {
  return actions.some((action) => action.key === key)
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Storage is full or blocked: the draft lives as long as the page.
  }
}
