import type { Config } from '@althing/proposals'
import { expect, test } from 'vitest'

import { createTemporaryFolder, createTraining, readConfigOf } from '../fixtures/createTraining.ts'
import { animals } from '../fixtures/animals.ts'
import { rateFactor, readRecipe, RecipeError } from './recipe.ts'

const config = await (async () => {
  await using folder = await createTemporaryFolder()
  return await readConfigOf(await createTraining(folder.path, animals))
})()

const withTraining = (training: Partial<Config['training']>): Config => ({
  ...config,
  training: { ...config.training, ...training },
})

test('a recipe is what the config says', () => {
  const changed = withTraining({
    learning_rate: 0.25,
    lr_scheduler_type: 'linear',
    warmup_steps: 5,
    per_device_train_batch_size: 3,
    gradient_accumulation_steps: 2,
    max_length: 64,
    data_seed: 7,
  })

  expect(readRecipe(changed)).toEqual({
    rate: 0.25,
    schedule: 'linear',
    warmupSteps: 5,
    epochs: 3,
    maxSteps: undefined,
    batch: 6,
    maxWords: 64,
    dataSeed: 7,
    maxTokens: 1_000_000_000,
  })
})

test('without a data seed the seed orders the rows', () => {
  expect(readRecipe(withTraining({ seed: 9 })).dataSeed).toBe(9)
})

test.each<[string, Config]>([
  ['training.optim', withTraining({ optim: 'adamw_torch' })],
  ['training.weight_decay', withTraining({ weight_decay: 0.01 })],
  ['training.max_grad_norm', withTraining({ max_grad_norm: 1 })],
  ['training.adam_beta1', withTraining({ adam_beta1: 0.9 })],
  ['training.adam_epsilon', withTraining({ adam_epsilon: 1e-8 })],
  ['training.packing', withTraining({ packing: true })],
  ['training.gradient_checkpointing', withTraining({ gradient_checkpointing: true })],
  ['training.lr_scheduler_type', withTraining({ lr_scheduler_type: 'cosine' })],
  ['training.warmup_steps', withTraining({ warmup_steps: 1 })],
  ['training.num_train_epochs', withTraining({ num_train_epochs: 1.5 })],
  ['task', { ...config, task: 'sft' }],
  ['method.type', { ...config, method: { type: 'full' } }],
  ['runtime.profile', { ...config, runtime: { ...config.runtime, profile: 'trl/1' } }],
  ['runtime.reproducibility', { ...config, runtime: { ...config.runtime, reproducibility: 'attested' } }],
  ['runtime.minGpuMemGB', { ...config, runtime: { ...config.runtime, minGpuMemGB: 8 } }],
  ['output.artifact', { ...config, output: { ...config.output, artifact: 'adapter' } }],
])('%s that cannot be honoured is refused by its name', (field, changed) => {
  const read = () => readRecipe(changed)

  expect(read).toThrow(RecipeError)
  expect(read).toThrow(expect.objectContaining({ where: field }))
})

test('the rate follows the formulas of transformers', () => {
  const recipe = { ...readRecipe(config), warmupSteps: 4 }
  const factors = (schedule: 'constant' | 'constant_with_warmup' | 'linear') =>
    [0, 2, 4, 6, 7].map((step) => rateFactor({ ...recipe, schedule }, step, 8))

  expect(factors('constant')).toEqual([1, 1, 1, 1, 1])
  expect(factors('constant_with_warmup')).toEqual([0, 0.5, 1, 1, 1])
  expect(factors('linear')).toEqual([0, 0.5, 1, 0.5, 0.25])
})
