import type { TrainingEngine } from '../engine/trainingEngine.ts'
import type { RunJob } from '../ledger/runJob.ts'
import { attemptFolderOf } from './runFolder.ts'

/** The last lines of a run's newest attempt, oldest first; null where nothing was started. */
export async function tailOf(
  job: RunJob | undefined,
  options: { engine: TrainingEngine; lines: number; runsDir: string },
): Promise<readonly string[] | null> {
  const { engine, lines, runsDir } = options
  if (!job || job.attempt === 0) return null
  const { name } = attemptFolderOf(job, runsDir)
  if (!(await engine.get(name))) return null
  return (await engine.logs(name, 0)).slice(-lines)
}
