import { setTimeout as sleep } from 'node:timers/promises'

/** What was waited for did not come in time. */
export class WaitError extends Error {
  override name = 'WaitError'
}

export interface WaitOptions {
  /** What is waited for, to complete "… did not come". */
  readonly what: string
  readonly timeoutMs: number
  readonly intervalMs?: number
  /** Ends the waiting early, with its own error. */
  readonly unless?: Promise<never>
}

/**
 * Asks until `probe` gives something other than undefined; an error of `probe` counts as "not yet".
 *
 * @throws WaitError after `timeoutMs`, with the last error as its cause.
 */
export async function waitFor<T>(probe: () => Promise<T | undefined>, options: WaitOptions): Promise<T> {
  const { what, timeoutMs, intervalMs = 100, unless } = options
  const deadline = Date.now() + timeoutMs
  for (let last: unknown; ;) {
    try {
      const found = await probe()
      if (found !== undefined) return found
    } catch (error) {
      last = error
    }
    if (Date.now() > deadline) throw new WaitError(`${what} did not come within ${timeoutMs / 1000} s`, { cause: last })
    await (unless ? Promise.race([sleep(intervalMs), unless]) : sleep(intervalMs))
  }
}
