import type { Config } from '@althing/proposals'

import { EmbeddedError, quote } from './embeddedError.ts'

/** What a config asks of `hashed-linear/1`, and nothing else of it. */
export interface Recipe {
  /** Adagrad's rate. */
  readonly rate: number
  readonly schedule: 'constant' | 'constant_with_warmup' | 'linear'
  readonly warmupSteps: number
  /** Exactly one is given. */
  readonly epochs: number | undefined
  readonly maxSteps: number | undefined
  /** Rows a step. */
  readonly batch: number
  /** Words of a text that are read. */
  readonly maxWords: number
  /** Seed of the stream `shuffle`. */
  readonly dataSeed: number
  /** Words over all epochs that may be trained on. */
  readonly maxTokens: number
}

/** A config asks for something that `embedded/1` with `hashed-linear/1` cannot honour. */
export class RecipeError extends EmbeddedError {
  override name = 'RecipeError'
}

/**
 * Reads the recipe out of a config. What was voted is honoured to the letter or refused: no field is ignored.
 *
 * @throws {RecipeError} naming the first field that cannot be honoured.
 */
export function readRecipe(config: Config): Recipe {
  const { training } = config
  demand('task', config.task, ['classification'])
  demand('method.type', config.method.type, ['linear_probe'])
  demand('precision', config.precision, ['fp32'])
  demand('quantization', config.quantization, ['none'])
  demand('runtime.profile', config.runtime.profile, ['embedded/1'])
  demand('runtime.reproducibility', config.runtime.reproducibility, ['bit-exact'])
  demand('runtime.minGpuMemGB', config.runtime.minGpuMemGB, [0])
  demand('runtime.nodes', config.runtime.nodes, [1])
  demand('output.artifact', config.output.artifact, ['merged'])
  demand('training.optim', training.optim, ['adagrad'])
  demand('training.weight_decay', training.weight_decay, [0])
  demand('training.max_grad_norm', training.max_grad_norm, [undefined, 0])
  for (const field of adamOnly) demand(`training.${field}`, training[field], [undefined])
  for (const field of sequenceOnly) demand(`training.${field}`, training[field], [undefined, false])

  const epochs = training.num_train_epochs
  if (epochs !== undefined && !Number.isInteger(epochs)) {
    throw new RecipeError('training.num_train_epochs', quote(epochs), 'a whole number')
  }
  const schedule = demand('training.lr_scheduler_type', training.lr_scheduler_type, schedules)
  if (schedule === 'constant') demand('training.warmup_steps', training.warmup_steps, [0])

  return {
    rate: training.learning_rate,
    schedule,
    warmupSteps: training.warmup_steps,
    epochs,
    maxSteps: training.max_steps,
    batch: training.per_device_train_batch_size * training.gradient_accumulation_steps,
    maxWords: training.max_length ?? Number.MAX_SAFE_INTEGER,
    dataSeed: training.data_seed ?? training.seed,
    maxTokens: config.limits.maxTokens,
  }
}

const adamOnly = ['adam_beta1', 'adam_beta2', 'adam_epsilon'] as const
const sequenceOnly = ['packing', 'completion_only_loss', 'gradient_checkpointing'] as const
const schedules = ['constant', 'constant_with_warmup', 'linear'] as const

function demand<const T>(field: string, found: unknown, allowed: readonly T[]): T {
  for (const value of allowed) if (value === found) return value
  throw new RecipeError(field, quote(found), `${allowed.map(quote).join(' · ')} for hashed-linear/1`)
}

/** Factor on the rate at a step (from 0), by the formulas of transformers' schedules. */
export function rateFactor({ schedule, warmupSteps }: Recipe, step: number, totalSteps: number): number {
  if (schedule === 'constant') return 1
  if (step < warmupSteps) return step / warmupSteps
  return schedule === 'linear' ? (totalSteps - step) / Math.max(1, totalSteps - warmupSteps) : 1
}
