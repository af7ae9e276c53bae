import { describeValue } from '../json/formatPath.ts'
import type { Config } from './configSchema.ts'

interface Violation {
  readonly path: readonly (string | number)[]
  readonly found: string
  readonly allowed: string
}

const formatsOfTask: Record<Config['task'], readonly string[]> = {
  sft: ['messages', 'prompt_completion', 'text'],
  dpo: ['preference'],
  classification: ['text_label'],
}

const sequenceSettings = ['max_length', 'max_grad_norm', 'data_seed', 'gradient_checkpointing'] as const
const sftSettings = ['packing', 'completion_only_loss'] as const
const dpoSettings = ['beta', 'loss_type'] as const
const adamSettings = ['adam_beta1', 'adam_beta2', 'adam_epsilon'] as const

const directionOfMetric = { accuracy: 'max', f1_macro: 'max', eval_loss: 'min', bits_per_byte: 'min' } as const

/** The rules of `ftc/1` that bind one field to another. */
export function* crossRules(config: Config): Generator<Violation> {
  yield* baseModelRules(config)
  yield* datasetRules(config)
  yield* evaluationRules(config)
  yield* trainingRules(config)
  yield* runtimeRules(config)
}

function* baseModelRules({ baseModel: { uri, root, revision } }: Config): Generator<Violation> {
  if (uri.startsWith('hf:') && revision === undefined)
    yield { path: ['baseModel', 'revision'], found: 'nothing', allowed: 'a commit of 40 digits, required for hf:' }
  if (uri.startsWith('ddm:') && uri !== `ddm:${root}`)
    yield { path: ['baseModel', 'uri'], found: describeValue(uri), allowed: `"ddm:${root}", the root beside it` }
}

function* datasetRules({ task, datasets }: Config): Generator<Violation> {
  const seen = new Set<string>()
  for (const [index, { root, format }] of datasets.entries()) {
    if (seen.has(root))
      yield { path: ['datasets', index, 'root'], found: describeValue(root), allowed: 'each root once' }
    seen.add(root)
    if (!formatsOfTask[task].includes(format))
      yield {
        path: ['datasets', index, 'format'],
        found: describeValue(format),
        allowed: `${formatsOfTask[task].join(' · ')} for task ${task}`,
      }
  }
}

function* evaluationRules({ datasets, evaluation, task }: Config): Generator<Violation> {
  const trained = new Set(datasets.map(({ root }) => root))
  const seen = new Set<string>()
  for (const [index, { root }] of evaluation.datasets.entries()) {
    const path = ['evaluation', 'datasets', index, 'root']
    if (trained.has(root)) yield { path, found: describeValue(root), allowed: 'a root that is not trained on' }
    if (seen.has(root)) yield { path, found: describeValue(root), allowed: 'each root once' }
    seen.add(root)
  }

  const { metric, direction } = evaluation
  if (direction !== directionOfMetric[metric])
    yield {
      path: ['evaluation', 'direction'],
      found: describeValue(direction),
      allowed: `${directionOfMetric[metric]} for metric ${metric}`,
    }
  const foreignMetric = task === 'classification' ? 'bits_per_byte' : 'f1_macro'
  if (metric === foreignMetric)
    yield {
      path: ['evaluation', 'metric'],
      found: describeValue(metric),
      allowed: `accuracy · eval_loss · ${task === 'classification' ? 'f1_macro' : 'bits_per_byte'} for task ${task}`,
    }
}

function requiredSettings({ task, training }: Config): (keyof Config['training'])[] {
  return [
    ...(task === 'classification' ? [] : sequenceSettings),
    ...(task === 'sft' ? sftSettings : []),
    ...(task === 'dpo' ? dpoSettings : []),
    ...(training.optim.includes('adamw') ? adamSettings : []),
  ]
}

function* trainingRules(config: Config): Generator<Violation> {
  const { task, training, method, output, quantization } = config
  if (training.num_train_epochs !== undefined && training.max_steps !== undefined)
    yield { path: ['training', 'max_steps'], found: 'both', allowed: 'either num_train_epochs or max_steps' }
  if (training.num_train_epochs === undefined && training.max_steps === undefined)
    yield { path: ['training', 'max_steps'], found: 'neither', allowed: 'either num_train_epochs or max_steps' }

  for (const key of requiredSettings(config)) {
    if (training[key] === undefined)
      yield {
        path: ['training', key],
        found: 'nothing',
        allowed: `a value, required for ${task} with ${training.optim}`,
      }
  }
  for (const key of dpoSettings) {
    const value = training[key]
    if (task !== 'dpo' && value !== undefined)
      yield { path: ['training', key], found: describeValue(value), allowed: 'nothing, it belongs to task dpo' }
  }

  if (method.type === 'linear_probe' && task !== 'classification')
    yield { path: ['method', 'type'], found: '"linear_probe"', allowed: `lora · full for task ${task}` }
  if (method.type === 'full' && output.artifact !== 'merged')
    yield { path: ['output', 'artifact'], found: describeValue(output.artifact), allowed: 'merged for method full' }
  if (method.type !== 'lora' && quantization !== 'none')
    yield { path: ['quantization'], found: describeValue(quantization), allowed: `none for method ${method.type}` }
}

function* runtimeRules({ runtime, precision, quantization }: Config): Generator<Violation> {
  if (runtime.profile === 'trl/1') {
    if (runtime.reproducibility !== 'attested')
      yield { path: ['runtime', 'reproducibility'], found: '"bit-exact"', allowed: 'attested for profile trl/1' }
    return
  }
  if (precision !== 'fp32')
    yield { path: ['precision'], found: describeValue(precision), allowed: 'fp32 for profile embedded/1' }
  if (quantization !== 'none')
    yield { path: ['quantization'], found: describeValue(quantization), allowed: 'none for profile embedded/1' }
  if (runtime.nodes !== 1)
    yield { path: ['runtime', 'nodes'], found: describeValue(runtime.nodes), allowed: '1 for profile embedded/1' }
}
