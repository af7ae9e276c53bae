import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'

import type { RunProgress } from '@althing/proposals'

/** Appends progress, a JSON line each, to the file that the relayer shows live. */
export interface ProgressLog {
  write(progress: Omit<RunProgress, 'at'>): void
  /** SHA-256 of everything written so far. */
  digest(): string
}

/** @param now Unix time in seconds. */
export function createProgressLog(path: string, now: () => number): ProgressLog {
  const hash = createHash('sha256')
  return {
    write(progress) {
      const line = `${JSON.stringify({ ...progress, at: now() })}\n`
      hash.update(line)
      appendFileSync(path, line)
    },
    digest: () => hash.copy().digest('hex'),
  }
}
