import { join } from 'node:path'
import type { RunJob } from '../ledger/runJob.ts'

/** Where an attempt's files lie. A later attempt never touches an earlier one's. */
export type AttemptFolder = {
  readonly name: string
  readonly dir: string
  readonly inputs: string
  readonly config: string
  readonly out: string
  readonly artifact: string
}

/** Names and paths of the present attempt, from the key and the attempt's number alone. */
export function attemptFolderOf(job: RunJob, runsDir: string): AttemptFolder {
  const key = job.executionKey.slice(2, 34)
  const dir = join(runsDir, key, String(job.attempt))
  const out = join(dir, 'out')
  return {
    name: `run-${key}-${job.attempt}`,
    dir,
    inputs: join(dir, 'inputs'),
    config: join(dir, 'config.json'),
    out,
    artifact: join(out, 'artifact'),
  }
}
