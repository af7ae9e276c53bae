import { join } from 'node:path'
import type { RunJob } from '../ledger/runJob.ts'

/** Where a run's files lie. Inputs are the run's; a later attempt never touches what an earlier one wrote. */
export type AttemptFolder = {
  readonly name: string
  readonly dir: string
  /** Verified copies, a folder a root. */
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
    inputs: join(runsDir, key, 'inputs'),
    config: join(dir, 'config.json'),
    out,
    artifact: join(out, 'artifact'),
  }
}
