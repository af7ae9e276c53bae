import { type FormRecord, type FormValue } from './forms/formValue.ts'

/** An action as the form holds it: everything as typed, so that nothing is lost over a reload. */
export type DraftAction = { key: string; type: string; values: FormRecord }

/** A proposal that is being written; kept in this browser alone. */
export type Draft = { title: string; body: string; actions: readonly DraftAction[] }

export const emptyDraft: Draft = { title: '', body: '', actions: [] }

/** Characters of a stored draft that are read back. */
const limit = 2_000_000
/** How deep the values of an action are nested at most: a field of an entry of a list. */
const maxDepth = 4

/** Reads a stored draft; what is not one becomes an empty draft, never an error on the way in. */
export function parseDraft(stored: string | null): Draft {
  if (stored === null || stored.length > limit) return emptyDraft
  try {
    const value: unknown = JSON.parse(stored)
    if (!isRecord(value) || typeof value['title'] !== 'string' || typeof value['body'] !== 'string') return emptyDraft
    const actions: unknown[] = Array.isArray(value['actions']) ? value['actions'] : []
    return { title: value['title'], body: value['body'], actions: actions.flatMap(parseAction) }
  } catch {
    return emptyDraft
  }
}

function parseAction(value: unknown): DraftAction[] {
  if (!isRecord(value) || typeof value['type'] !== 'string' || typeof value['key'] !== 'string') return []
  return [{ key: value['key'], type: value['type'], values: parseRecord(value['values'], maxDepth) }]
}

function parseRecord(value: unknown, depth: number): FormRecord {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => parseValue(inner, depth - 1).map((known) => [name, known])),
  )
}

/** A value in a list, or nothing where it is none. */
function parseValue(value: unknown, depth: number): FormValue[] {
  if (typeof value === 'string') return [value]
  if (depth === 0) return []
  if (Array.isArray(value)) return [value.flatMap((item) => parseValue(item, depth - 1))]
  return isRecord(value) ? [parseRecord(value, depth)] : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
