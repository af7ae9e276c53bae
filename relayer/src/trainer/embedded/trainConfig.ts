import { chunkRootOf, type Config } from '@althing/proposals'

import { createArtifact } from './createArtifact.ts'
import type { FolderFile } from './folderFile.ts'
import type { KernelModule } from './kernel.ts'
import { type Model, parseModel } from './model.ts'
import { readRecipe } from './recipe.ts'
import { type TrainingInput, trainModel } from './trainModel.ts'
import { columnsOf, readDataset } from './readDataset.ts'

/** A training with every byte it reads in memory and already verified. Runs in Node and in a browser. */
export interface VerifiedTraining {
  readonly kernel: KernelModule
  readonly config: Config
  /** 64 hex digits. */
  readonly configDigest: string
  readonly base: readonly FolderFile[]
  /** Folders of the training sets by their roots. */
  readonly folders: ReadonlyMap<string, readonly FolderFile[]>
  readonly onProgress?: TrainingInput['onProgress']
}

export interface TrainedArtifact {
  readonly model: Model
  /** Files of the artifact's folder. */
  readonly files: readonly FolderFile[]
  readonly steps: number
  readonly checkpointEvery: number
  readonly checkpoints: readonly Uint8Array[]
  /** Root of the checkpoints' Merkle tree, rows (uint64 index, bytes32 digest) as in `ddm/1`. */
  readonly checkpointsRoot: Uint8Array
}

/**
 * Trains a config on verified bytes; the artifact is a function of config, datasets and base model alone.
 *
 * @throws {RecipeError} if the config asks for what the family cannot honour.
 * @throws {EmbeddedError} naming what is wrong with a dataset or the base model.
 */
export async function trainConfig(training: VerifiedTraining): Promise<TrainedArtifact> {
  const { config, configDigest, kernel, folders, onProgress } = training
  const recipe = readRecipe(config)
  const base = parseModel(training.base)
  const datasets = config.datasets.map((dataset) => ({
    rows: readDataset(folders.get(dataset.root) ?? [], dataset, columnsOf(dataset)),
    weight: dataset.weight,
  }))

  const trained = await trainModel({ kernel, recipe, base, datasets, ...(onProgress && { onProgress }) })
  return {
    ...trained,
    files: createArtifact(trained.model, config, configDigest),
    checkpointsRoot: chunkRootOf(trained.checkpoints),
  }
}
