import { type Config, parsePublishedConfig } from '@althing/proposals'
import { CliError } from '../cliError.ts'
import type { Training } from './resolveVersion.ts'

const metricNames = {
  Accuracy: 'accuracy',
  F1Macro: 'f1_macro',
  EvalLoss: 'eval_loss',
  BitsPerByte: 'bits_per_byte',
} as const

/**
 * Reads the config whose digest was voted and checks that it says what the chain stores beside that digest: the
 * datasets, the base and the gate.
 */
export function checkConfig(bytes: Uint8Array, training: Training): Config {
  const { config, digest } = readConfig(bytes)
  const { config: onChain } = training.config
  const { gate } = onChain

  expectSame('config digest', digest, onChain.configDigest)
  expectSame('training sets', rootsOf(config.datasets), rootsOf(training.trainingSets.map((set) => set.commitment)))
  expectSame(
    'evaluation sets',
    rootsOf(config.evaluation.datasets),
    rootsOf(training.evaluationSets.map((set) => set.commitment)),
  )
  expectSame('metric', config.evaluation.metric, metricNames[gate.metric])
  expectSame('direction', config.evaluation.direction, gate.direction.toLowerCase())
  expectSame('baseline', config.evaluation.baseline, gate.baseline.toLowerCase())
  expectSame('minImprovement', Math.round(config.evaluation.minImprovement * 1e6), gate.minImprovement)
  expectSame('maxRegression', Math.round(config.evaluation.maxRegression * 1e6), gate.maxRegression)
  return config
}

function readConfig(bytes: Uint8Array): ReturnType<typeof parsePublishedConfig> {
  try {
    return parsePublishedConfig(bytes)
  } catch (cause) {
    throw new CliError('verification', `config: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function rootsOf(sets: readonly { readonly root: string }[]): string {
  return sets
    .map(({ root }) => root)
    .toSorted()
    .join(', ')
}

function expectSame(what: string, found: unknown, allowed: unknown): void {
  if (found === allowed) return
  throw new CliError(
    'verification',
    `${what} of the config: found ${String(found)}, allowed ${String(allowed)} as on the chain`,
  )
}
