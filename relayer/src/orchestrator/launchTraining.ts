import { mkdir, writeFile } from 'node:fs/promises'
import type { RunJob } from '../ledger/runJob.ts'
import { placeFolder } from './placeInputs.ts'
import { removeFolder } from './removeFolder.ts'
import type { RunContext } from './runContext.ts'
import { attemptFolderOf } from './runFolder.ts'
import { parentOf, type InputFolder } from './runInputs.ts'
import { readInputs } from './steps/fetch.ts'

/**
 * Lays out verified copies of everything that a run is made of, in a folder of this attempt alone, and hands it to the engine.
 *
 * @returns The engine's reference.
 */
export async function launchTraining(job: RunJob, context: RunContext): Promise<string> {
  const { engine, store, runsDir, facts } = context
  const folder = attemptFolderOf(job, runsDir)
  const inputs = await readInputs(job, context)
  const parent = parentOf(inputs, { job, facts })
  await removeFolder(folder.dir)
  await mkdir(folder.out, { recursive: true })
  await writeFile(folder.config, await store.readBytes(inputs.configDigest.slice(2)), { mode: 0o400 })
  const place = (of: InputFolder) => placeFolder(job, of, context)
  return engine.launch({
    name: folder.name,
    runId: job.runId.toString(),
    config: folder.config,
    configDigest: inputs.configDigest.slice(2),
    datasets: await inOrder(inputs.datasets, place),
    evaluationSets: await inOrder(inputs.evaluationSets, place),
    base: await place(inputs.base),
    parent: parent && (await place(parent)),
    outDir: folder.out,
  })
}

async function inOrder<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await each(item))
  return results
}
