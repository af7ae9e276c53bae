/** An action as the form holds it: everything as typed, so that nothing is lost over a reload. */
export type DraftAction = { key: string; type: string; values: Record<string, string> }

/** A proposal that is being written; kept in this browser alone. */
export type Draft = { title: string; body: string; actions: readonly DraftAction[] }

export const emptyDraft: Draft = { title: '', body: '', actions: [] }

/** Characters of a stored draft that are read back. */
const limit = 2_000_000

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
  const values = isRecord(value['values']) ? value['values'] : {}
  const texts = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return [{ key: value['key'], type: value['type'], values: Object.fromEntries(texts) }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
