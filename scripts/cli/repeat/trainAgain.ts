import { commitmentOf, type Commitment, encodeConfig, type Config } from '@althing/proposals'
import type { Outcome, TrainingSpec } from '@althing/relayer'
import { hashFolder } from '@althing/relayer/hashFolder'
import { trainOnce } from '@althing/relayer/trainOnce'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'
import type { Training } from '../pull/resolveTraining.ts'
import type { Inputs } from './fetchInputs.ts'

/** What a training gave here. */
export interface Repeated {
  readonly outcome: Outcome
  /** Folder of the artifact. */
  readonly dir: string
  /** What that folder hashes to. */
  readonly artifact: Commitment
  readonly sandbox: string
}

const labels = {
  verify: 'verifying',
  train: 'training',
  evaluate: 'evaluating',
} as const

/**
 * Trains again in `dir`, in a process of its own, with the sandbox and the limits of a relayer.
 *
 * @throws {CliError} if the training gives no result here.
 */
export async function trainAgain(
  { io, progress }: CommandContext,
  request: { training: Training; config: Config; inputs: Inputs; dir: string; signal: AbortSignal | undefined },
): Promise<Repeated> {
  const { training, config, inputs, dir, signal } = request
  const configPath = join(dir, 'config.json')
  await mkdir(join(dir, 'engine'), { recursive: true })
  await writeFile(configPath, encodeConfig(config))
  const spec: TrainingSpec = {
    name: 'repeat',
    runId: String(training.runId),
    config: configPath,
    configDigest: training.config.config.configDigest.slice(2),
    base: inputs.base,
    parent: inputs.parent,
    datasets: [...inputs.datasets],
    evaluationSets: [...inputs.evaluationSets],
    outDir: join(dir, 'out'),
  }
  const { outcome, failure, sandbox } = await trainOnce(spec, {
    dir: join(dir, 'engine'),
    path: io.env['PATH'] ?? '',
    signal,
    onProgress: ({ phase, fraction }) => progress.update(labelOf(phase), fraction, 1),
  })
  if (outcome === null) throw explain(failure)

  const artifactDir = join(spec.outDir, 'artifact')
  const { manifest } = await hashFolder(artifactDir)
  return { outcome, sandbox, dir: artifactDir, artifact: commitmentOf(manifest) }
}

function labelOf(phase: string): string {
  return Object.entries(labels).find(([name]) => name === phase)?.[1] ?? phase
}

/** Inputs that the trainer refuses cannot have given the chain's result; everything else says nothing of it. */
function explain(failure: { readonly code: string; readonly message: string } | null): CliError {
  if (failure === null) return new CliError('defect', 'the training is gone without a word: repeat the command')
  if (failure.code === 'refused') {
    return new CliError('verification', `the trainer refuses what the run was made of: ${failure.message}`)
  }
  if (failure.code === 'crashed') return new CliError('defect', `the training crashed: ${failure.message}`)
  return new CliError('refused', `the training did not end within its limits (${failure.code}): ${failure.message}`)
}
