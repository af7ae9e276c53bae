import type { RunProgress } from '@althing/proposals'

import type { Failure, Outcome } from '../trainer/outcome.ts'
import type { TrainingSpec } from '../trainer/trainingSpec.ts'

/** `lost`: the training is gone without an outcome; only another attempt, under another name, can bring one. */
export type TrainingState = 'pending' | 'running' | 'succeeded' | 'failed' | 'lost'

/** What an engine knows of one training. */
export interface TrainingStatus {
  readonly name: string
  readonly state: TrainingState
  /** What kept the training apart from the machine; `none` says that nothing did. */
  readonly sandbox: 'bwrap' | 'none'
  /** The latest progress. */
  readonly progress: RunProgress | null
  /** Given if and only if it succeeded. */
  readonly outcome: Outcome | null
  /** Given if and only if it failed. */
  readonly failure: Failure | null
}

/** Runs trainings by name; everything it knows survives a restart of the relayer. */
export interface TrainingEngine {
  /**
   * Starts a training, or adopts the one that already has its name.
   *
   * @returns A reference to show to people.
   * @throws {EngineConflictError} if the name belongs to another spec.
   */
  launch(spec: TrainingSpec): Promise<string>

  /** The training of that name, or undefined. */
  get(name: string): Promise<TrainingStatus | undefined>

  /** Stops a training and everything it started; a finished one stays as it is. */
  cancel(name: string): Promise<void>

  /** Lines of its progress log (JSON, see `RunProgress`) from a line number on, counted from 0. */
  logs(name: string, fromLine: number): Promise<readonly string[]>
}

/** A training's name is taken by another spec. */
export class EngineConflictError extends Error {
  override name = 'EngineConflictError'
}

/** No training has the name. */
export class UnknownTrainingError extends Error {
  override name = 'UnknownTrainingError'
}
