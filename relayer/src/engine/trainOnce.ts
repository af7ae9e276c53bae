import { setTimeout as sleep } from 'node:timers/promises'

import type { RunProgress } from '@althing/proposals'

import type { TrainingSpec } from '../trainer/trainingSpec.ts'
import { createLocalEngine } from './localEngine.ts'
import { findSandbox } from './sandbox.ts'
import type { TrainingStatus } from './trainingEngine.ts'

const lookMilliseconds = 50

/** Where one training runs and who hears of it. */
export interface TrainOnceOptions {
  /** A folder for this training alone. */
  readonly dir: string
  /** The environment's `PATH`, where a sandbox is looked for. */
  readonly path: string
  readonly onProgress?: (progress: RunProgress) => void
  /** Stops the training when it is aborted. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Trains what a spec names as the relayer would, sandbox and limits included, and waits for the end: for everyone who
 * repeats a run. Nothing trains on once this has returned or thrown.
 *
 * @returns The status in which it ended: `succeeded`, `failed` or `lost`.
 * @throws The signal's reason.
 */
export async function trainOnce(spec: TrainingSpec, options: TrainOnceOptions): Promise<TrainingStatus> {
  const { dir, path, onProgress, signal } = options
  signal?.throwIfAborted()
  const engine = createLocalEngine({ dir, sandbox: findSandbox(path, dir) })
  await engine.launch(spec)
  try {
    for (;;) {
      const status = await engine.get(spec.name)
      signal?.throwIfAborted()
      if (status?.progress) onProgress?.(status.progress)
      if (status && status.state !== 'pending' && status.state !== 'running') return status
      await sleep(lookMilliseconds)
    }
  } finally {
    await engine.cancel(spec.name)
  }
}
