import type { ProposalState } from '@althing/proposals'
import type { StatusKind } from '../../ui/StatusMark.tsx'

/** How a state is shown and what it means for a reader. */
export const stateWords: Record<ProposalState, { label: string; kind: StatusKind; meaning: string }> = {
  pending: { label: 'Waiting', kind: 'waiting', meaning: 'Voting has not begun.' },
  active: { label: 'Open', kind: 'open', meaning: 'Votes are being cast.' },
  canceled: { label: 'Cancelled', kind: 'bad', meaning: 'It was withdrawn or vetoed and can never be executed.' },
  defeated: {
    label: 'Defeated',
    kind: 'bad',
    meaning: 'It found too little agreement for its tier, or too few took part.',
  },
  succeeded: { label: 'Succeeded', kind: 'good', meaning: 'It passed and can be queued.' },
  queued: { label: 'Queued', kind: 'waiting', meaning: 'It waits out the delay before it can be executed.' },
  expired: {
    label: 'Expired',
    kind: 'quiet',
    meaning: 'It passed, but nobody carried it out in time. Consent ages: it has to be proposed again.',
  },
  executed: { label: 'Executed', kind: 'good', meaning: 'Its actions are carried out.' },
}

/** Filters of the list, as they stand in the URL. */
export const stateFilters = {
  all: { label: 'All', states: null },
  open: { label: 'Open', states: ['pending', 'active'] },
  passed: { label: 'To carry out', states: ['succeeded', 'queued'] },
  executed: { label: 'Executed', states: ['executed'] },
  failed: { label: 'Not adopted', states: ['canceled', 'defeated', 'expired'] },
} as const satisfies Record<string, { label: string; states: readonly ProposalState[] | null }>

export type StateFilter = keyof typeof stateFilters
const filterNames = ['all', 'open', 'passed', 'executed', 'failed'] as const satisfies readonly StateFilter[]

export function parseStateFilter(value: string | null): StateFilter {
  return filterNames.find((name) => name === value) ?? 'all'
}

export function matchesFilter(filter: StateFilter, state: ProposalState): boolean {
  const states: readonly ProposalState[] | null = stateFilters[filter].states
  return states === null || states.includes(state)
}
