import type { TrainingSpec } from '../trainer/trainingSpec.ts'
import { findTrainer } from './trainerProcess.ts'
import type { TrainingStatus } from './trainingEngine.ts'
import { latestProgress, type TrainingFiles } from './trainingFiles.ts'

/** A trainer that was started by an engine that is gone may take this long to claim its folder. */
const startMilliseconds = 20_000

/**
 * Reads a training's state from its files and from who is alive. An outcome outweighs everything: a training that was
 * stopped after it had finished has succeeded.
 *
 * @param starting Whether this engine is starting it.
 */
export async function readStatus(spec: TrainingSpec, files: TrainingFiles, starting: boolean): Promise<TrainingStatus> {
  const claim = await files.claim(spec)
  const alive = claim !== undefined && findTrainer(claim.pid, files.specPath) !== null
  // Read after the question who is alive: a trainer that has just ended has left its word by then.
  const outcome = (await files.outcome(spec)) ?? null
  const failure = outcome ? null : ((await files.stop()) ?? (await files.failure(spec)) ?? null)
  const launch = await files.launch()
  const mayStart = starting || Date.now() - (launch?.at ?? 0) < startMilliseconds
  const common = {
    name: spec.name,
    sandbox: launch?.sandbox ?? ('none' as const),
    progress: latestProgress(await files.lines(spec)),
    outcome,
    failure,
  }
  if (outcome) return { ...common, state: 'succeeded' }
  if (failure) return { ...common, state: 'failed' }
  if (alive) return { ...common, state: 'running' }
  return { ...common, state: claim === undefined && mayStart ? 'pending' : 'lost' }
}
