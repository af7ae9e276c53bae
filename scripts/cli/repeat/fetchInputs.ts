import type { Commitment, Config, Hex } from '@althing/proposals'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { fetchFolder } from '../pull/fetchFolder.ts'
import type { Training } from '../pull/resolveTraining.ts'

/** A folder on this machine with what it must hash to. */
export interface InputFolder {
  readonly root: Hex
  readonly dir: string
}

/** Everything that a training reads, on this machine. */
export interface Inputs {
  readonly base: InputFolder
  /** What the result is measured against instead of the base; null where the config does not ask for it. */
  readonly parent: InputFolder | null
  readonly datasets: readonly InputFolder[]
  readonly evaluationSets: readonly InputFolder[]
}

interface Wanted {
  readonly what: string
  readonly commitment: Commitment
}

/** Fetches the folders of a training into `dir`, each byte verified against the chain's word. */
export async function fetchInputs(
  { progress }: CommandContext,
  request: { training: Training; config: Config; mirror: Mirror; dir: string; signal: AbortSignal | undefined },
): Promise<Inputs> {
  const { training, config, mirror, dir, signal } = request
  const folders = foldersOf(training, config)
  const wanted = new Map(folders.all.map((folder) => [folder.commitment.root, folder]))
  const totalBytes = [...wanted.values()].reduce((sum, { commitment }) => sum + commitment.totalBytes, 0)
  let bytes = 0
  const place = ({ commitment: { root } }: Wanted): InputFolder => ({ root, dir: join(dir, 'folders', root) })

  for (const [root, { what, commitment }] of wanted) {
    const folder = join(dir, 'folders', root)
    await mkdir(folder, { recursive: true })
    await fetchFolder(mirror, {
      what,
      commitment,
      dir: folder,
      manifestPath: join(dir, 'manifests', `${root}.json`),
      onBytes(count) {
        signal?.throwIfAborted()
        progress.update('fetching', (bytes += count), totalBytes)
      },
    })
  }
  return {
    base: place(folders.base),
    parent: folders.parent && place(folders.parent),
    datasets: folders.datasets.map(place),
    evaluationSets: folders.evaluationSets.map(place),
  }
}

function foldersOf({ base, parent, trainingSets, evaluationSets }: Training, { evaluation }: Config) {
  const measuredAgainst = evaluation.baseline === 'parent' ? parent : null
  const named = {
    base: { what: 'base', commitment: base.artifact },
    parent: measuredAgainst && { what: 'parent version', commitment: measuredAgainst.artifact },
    datasets: trainingSets.map(({ commitment }) => ({ what: 'dataset', commitment })),
    evaluationSets: evaluationSets.map(({ commitment }) => ({ what: 'evaluation set', commitment })),
  }
  const all: Wanted[] = [named.base, ...named.datasets, ...named.evaluationSets]
  return { ...named, all: named.parent === null ? all : [...all, named.parent] }
}
