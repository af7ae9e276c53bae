import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hex } from 'viem'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunContext, RunStep } from '../runContext.ts'
import { parentOf, type InputFolder } from '../runInputs.ts'
import { fetchFolder, readInputs } from './fetch.ts'

/**
 * launching(n) → launched: hands the attempt to the engine by its name. Asked for by name first: if the engine has it, the
 * process died between the launch and this line, and the training is adopted.
 */
export const launchStep: RunStep = async (job, context) => {
  const { engine, ledger, store, runsDir, publish } = context
  const folder = attemptFolderOf(job, runsDir)
  const running = await engine.get(folder.name)
  if (running) return ledger.move(job, 'launched', { engineRef: folder.name, sandbox: running.sandbox })

  publish(job, 'train', { fraction: 0, message: 'Preparing verified copies' })
  const inputs = await readInputs(job, context)
  const parent = parentOf(inputs, { job, facts: context.facts })
  if (parent) await fetchFolder(parent, context)
  await removeFolder(folder.dir)
  await mkdir(folder.inputs, { recursive: true })
  await mkdir(folder.out, { recursive: true })
  await writeFile(folder.config, await store.readBytes(inputs.configDigest.slice(2)), { mode: 0o400 })
  const place = (role: string, of: InputFolder) => materialise(context, { of, dir: join(folder.inputs, role) })
  const spec = {
    name: folder.name,
    runId: job.runId.toString(),
    config: folder.config,
    configDigest: inputs.configDigest.slice(2),
    datasets: await inOrder(inputs.datasets, (of, index) => place(`dataset-${index}`, of)),
    evaluationSets: await inOrder(inputs.evaluationSets, (of, index) => place(`evaluation-${index}`, of)),
    base: await place('base', inputs.base),
    parent: parent && (await place('parent', parent)),
    outDir: folder.out,
  }
  const engineRef = await engine.launch(spec)
  const launched = await engine.get(folder.name)
  return ledger.move(job, 'launched', { engineRef, ...(launched ? { sandbox: launched.sandbox } : {}) })
}

async function materialise(
  { store }: RunContext,
  { of, dir }: { of: InputFolder; dir: string },
): Promise<{ root: Hex; dir: string }> {
  await store.materialise(of.root, dir)
  return { root: of.root, dir }
}

async function inOrder<T, R>(items: readonly T[], each: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await each(item, index))
  return results
}

/** Removes a folder of read-only files. */
export async function removeFolder(dir: string): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o700)
  await rm(dir, { recursive: true, force: true })
}
