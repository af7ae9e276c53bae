import { apiErrorMessage } from '@althing/proposals'
import type { z } from 'zod'

/** The relayer's API cannot be reached or does not answer in its own shape; the chain still can. */
export class ApiUnreachableError extends Error {
  override name = 'ApiUnreachableError'
}

/** The API answered that it does not know, or does not want. */
export class ApiRefusedError extends Error {
  override name = 'ApiRefusedError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * `GET path` of the relayer's API, read by `schema`.
 * @throws ApiUnreachableError, ApiRefusedError
 */
export async function fetchApi<T>(apiUrl: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const answer = await request(`${apiUrl}${path}`)
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok)
    throw new ApiRefusedError(answer.status, apiErrorMessage(body) ?? `the relayer answered ${answer.status}`)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ApiUnreachableError(`the relayer's answer is not understood: ${issue?.path.join('.')} ${issue?.message}`)
}

async function request(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(10_000), headers: { accept: 'application/json' } })
  } catch (cause) {
    throw new ApiUnreachableError(`the relayer at ${new URL(url, location.href).origin} does not answer`, { cause })
  }
}
