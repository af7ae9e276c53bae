import type { SuggestionKind } from '../forms/actionWords.ts'

export type Suggestion = { value: string; label: string }

/** What the page knows, by kind of field. */
export type Suggestions = Partial<Record<SuggestionKind, readonly Suggestion[]>>
