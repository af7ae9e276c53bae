import { apiErrorSchema } from './schema.ts'

/** Longest message that is shown; whoever answers may not be our relayer. */
const shownLength = 400

/**
 * What an error answer of the API says; null where it is none of the API's.
 *
 * @param body As text, or parsed.
 */
export function apiErrorMessage(body: unknown): string | null {
  const parsed = apiErrorSchema.safeParse(typeof body === 'string' ? readJson(body) : body)
  return parsed.success ? parsed.data.error.message.slice(0, shownLength) : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
