import type { Config } from '@althing/proposals'
import { trainerDigest } from '@althing/relayer/trainerDigest'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { checkConfig } from '../pull/checkConfig.ts'
import { fetchDocument } from '../pull/fetchDocument.ts'
import type { Training } from '../pull/resolveTraining.ts'
import { fetchInputs } from './fetchInputs.ts'
import { requireRepeatable } from './requireRepeatable.ts'
import { type Repeated, trainAgain } from './trainAgain.ts'

const configMaxBytes = 262_144

/**
 * Repeats a training in a temporary folder, from bytes that were verified against the chain, and hands what came of it
 * to `use`. However it ends, the folder is gone and nothing runs on.
 */
export async function repeatTraining<T>(
  context: CommandContext,
  { training, mirror }: { training: Training; mirror: Mirror },
  use: (repeated: Repeated) => Promise<T>,
): Promise<T> {
  const signal = context.io.takeInterrupts?.()
  const dir = await mkdtemp(join(tmpdir(), 'althing-repeat-'))
  try {
    const config = await fetchConfig(training, mirror)
    requireRepeatable(config, await trainerDigest())
    const inputs = await fetchInputs(context, { training, config, mirror, dir, signal })
    const repeated = await trainAgain(context, { training, config, inputs, dir, signal })
    context.progress.clear()
    return await use(repeated)
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function fetchConfig(training: Training, mirror: Mirror): Promise<Config> {
  const { configDigest } = training.config.config
  return checkConfig(await fetchDocument(mirror, configDigest, 'config', configMaxBytes), training)
}

/** Fills a folder with what a training gave and with what was found about it. */
export async function writeRepeated(folder: string, { dir }: Repeated, document: object): Promise<void> {
  await cp(dir, join(folder, 'artifact'), { recursive: true, force: true })
  await writeFile(join(folder, reportName), `${JSON.stringify(document, null, 2)}\n`)
}

/** File that says what was compared; the folder of a repetition is known by it. */
export const reportName = 'repeat.json'
