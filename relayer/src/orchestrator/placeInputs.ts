import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hex } from 'viem'
import type { RunJob } from '../ledger/runJob.ts'
import { ContentCorrupt } from '../store/errors.ts'
import type { RunContext } from './runContext.ts'
import { attemptFolderOf } from './runFolder.ts'
import type { InputFolder } from './runInputs.ts'
import { RunRejected } from './runRejected.ts'

/** A folder of verified copies that the trainer reads. */
export type PlacedFolder = { readonly root: Hex; readonly dir: string }

/**
 * Brings a folder into the store and writes verified copies of it among the run's inputs. What is there was complete when it
 * got its name, so it is taken again; the trainer hashes it once more.
 *
 * @throws RunRejected when what is held is not what was approved and nobody else has it either.
 */
export async function placeFolder(job: RunJob, folder: InputFolder, context: RunContext): Promise<PlacedFolder> {
  const { fetcher, store, runsDir } = context
  const { inputs } = attemptFolderOf(job, runsDir)
  const placed = { root: folder.root, dir: join(inputs, folder.root.slice(2)) }
  if (existsSync(placed.dir)) return placed
  await mkdir(inputs, { recursive: true })
  await fetcher.fetchFolder(folder)
  try {
    await store.materialise(folder.root, placed.dir)
  } catch (error) {
    if (!(error instanceof ContentCorrupt)) throw error
    await fetchAgain(folder, { context, error })
    await store.materialise(folder.root, placed.dir)
  }
  return placed
}

async function fetchAgain(
  folder: InputFolder,
  { context, error }: { context: RunContext; error: Error },
): Promise<void> {
  try {
    await context.fetcher.fetchFolder(folder)
  } catch (cause) {
    throw new RunRejected(`the bytes of ${folder.root} do not match what was approved: ${error.message}`, { cause })
  }
}
