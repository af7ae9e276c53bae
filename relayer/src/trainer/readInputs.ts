import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { type Config, parsePublishedConfig } from '@althing/proposals'

import type { FolderFile } from './embedded/folderFile.ts'
import { readVerifiedFolder } from './readVerifiedFolder.ts'
import { trainerDigest } from './trainerDigest.ts'
import type { TrainingSpec } from './trainingSpec.ts'

/** A config was approved for another trainer than this one, or what was handed over is not what it names. */
export class TrainingMismatchError extends Error {
  override name = 'TrainingMismatchError'
}

/** Everything a training reads, in memory and verified against the config's digest. */
export interface TrainingInputs {
  readonly config: Config
  readonly base: readonly FolderFile[]
  readonly parent: readonly FolderFile[] | null
  /** Training and evaluation sets by their roots. */
  readonly folders: ReadonlyMap<string, readonly FolderFile[]>
  /** Digest of this trainer, which is the config's. */
  readonly trainerDigest: string
}

/** Bytes of one folder that are taken into memory. */
const maxFolderBytes = 536_870_912

/**
 * Reads and verifies what a spec names.
 *
 * @throws {TrainingMismatchError} if the config's bytes, its trainer or its roots are not those of the spec.
 * @throws {FolderMismatchError} if a folder is not what was approved.
 */
export async function readInputs(spec: TrainingSpec): Promise<TrainingInputs> {
  const config = await readConfig(spec)
  const digest = await trainerDigest()
  if (config.runtime.trainerDigest !== digest) {
    throw new TrainingMismatchError(
      `runtime.trainerDigest: found ${config.runtime.trainerDigest}; allowed: ${digest}, the trainer that runs here`,
    )
  }
  checkRoots('datasets', spec.datasets, config.datasets)
  checkRoots('evaluationSets', spec.evaluationSets, config.evaluation.datasets)
  checkRoots('base', [spec.base], [config.baseModel])

  const folders = new Map<string, readonly FolderFile[]>()
  for (const folder of [...spec.datasets, ...spec.evaluationSets]) folders.set(folder.root, await read(folder))
  const base = await read(spec.base)
  const parent = spec.parent && (await read(spec.parent))
  return { config, base, parent, folders, trainerDigest: digest }
}

function read({ dir, root }: TrainingSpec['base']): Promise<FolderFile[]> {
  return readVerifiedFolder(dir, root, { maxBytes: maxFolderBytes })
}

async function readConfig({ config: path, configDigest }: TrainingSpec): Promise<Config> {
  const bytes = await readFile(path)
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digest !== configDigest) {
    throw new TrainingMismatchError(`${path}: found a config with digest ${digest}; approved: ${configDigest}`)
  }
  return parsePublishedConfig(bytes).config
}

function checkRoots(field: string, given: readonly { root: string }[], named: readonly { root: string }[]): void {
  const found = listRoots(given)
  const allowed = listRoots(named)
  if (found !== allowed) throw new TrainingMismatchError(`${field}: found ${found}; the config names: ${allowed}`)
}

function listRoots(folders: readonly { root: string }[]): string {
  return folders
    .map(({ root }) => root)
    .toSorted()
    .join(', ')
}
