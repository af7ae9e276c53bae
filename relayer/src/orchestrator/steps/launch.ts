import { mkdir, writeFile } from 'node:fs/promises'
import { attemptFolderOf } from '../runFolder.ts'
import { placeFolder } from '../placeInputs.ts'
import { removeFolder } from '../removeFolder.ts'
import type { RunStep } from '../runContext.ts'
import { parentOf, type InputFolder } from '../runInputs.ts'
import { readInputs } from './fetch.ts'

/**
 * launching(n) → launched: hands the attempt to the engine by its name. Asked for by name first: if the engine has it, the
 * process died between the launch and this line, and the training is adopted.
 */
export const launchStep: RunStep = async (job, context) => {
  const { engine, ledger, store, runsDir, publish } = context
  const folder = attemptFolderOf(job, runsDir)
  const running = await engine.get(folder.name)
  if (running) return ledger.move(job, 'launched', { engineRef: folder.name, sandbox: running.sandbox })

  publish(job, 'train', { fraction: 0, message: 'Preparing the training' })
  const inputs = await readInputs(job, context)
  const parent = parentOf(inputs, { job, facts: context.facts })
  await removeFolder(folder.dir)
  await mkdir(folder.out, { recursive: true })
  await writeFile(folder.config, await store.readBytes(inputs.configDigest.slice(2)), { mode: 0o400 })
  const place = (of: InputFolder) => placeFolder(job, of, context)
  const spec = {
    name: folder.name,
    runId: job.runId.toString(),
    config: folder.config,
    configDigest: inputs.configDigest.slice(2),
    datasets: await inOrder(inputs.datasets, place),
    evaluationSets: await inOrder(inputs.evaluationSets, place),
    base: await place(inputs.base),
    parent: parent && (await place(parent)),
    outDir: folder.out,
  }
  const engineRef = await engine.launch(spec)
  const launched = await engine.get(folder.name)
  return ledger.move(job, 'launched', { engineRef, ...(launched ? { sandbox: launched.sandbox } : {}) })
}

async function inOrder<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await each(item))
  return results
}
