import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile } from 'node:fs/promises'

import type { TrainingSpec } from '../trainer/trainingSpec.ts'
import type { Sandbox } from './sandbox.ts'
import { reachOf, trainerCommand } from './trainerCommand.ts'
import type { TrainingFiles } from './trainingFiles.ts'

/**
 * Starts the trainer as a child of its own process group, without a shell, with an empty environment and its output in
 * a file, so that it lives on when the relayer ends.
 *
 * @returns The child, running.
 */
export async function spawnTrainer(
  spec: TrainingSpec,
  files: TrainingFiles,
  { sandbox, heapMiB }: { sandbox: Sandbox; heapMiB: number },
): Promise<ChildProcess> {
  await mkdir(spec.outDir, { recursive: true })
  const reach = reachOf(spec, files.specPath)
  const [file = process.execPath, ...args] = sandbox.wrap(trainerCommand(files.specPath, reach, heapMiB), reach)
  const output = await open(files.outputPath, 'a')
  try {
    const stdio = ['ignore', output.fd, output.fd] as const
    const child = spawn(file, args, { cwd: spec.outDir, detached: true, env: {}, shell: false, stdio: [...stdio] })
    await once(child, 'spawn')
    child.unref()
    child.once(
      'exit',
      (code, signal) => void recordEarlyEnd(spec, files, `exit ${code ?? signal ?? ''}`).catch(() => {}),
    )
    return child
  } finally {
    await output.close()
  }
}

/** A trainer that ended before it claimed its folder cannot say why itself. */
async function recordEarlyEnd(spec: TrainingSpec, files: TrainingFiles, end: string): Promise<void> {
  if ((await files.claim(spec)) ?? (await files.stop())) return
  const output = await readFile(files.outputPath, 'utf8')
  await files.recordStop({ code: 'crashed', message: `The trainer did not start (${end}).\n${output.slice(-2000)}` })
}
