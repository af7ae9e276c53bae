import { describeValue } from '../json/formatPath.ts'
import type { JsonValue } from '../json/parseJson.ts'

/** A difference before it is put into words. Datasets stand in the path by their root. */
export interface RawChange {
  readonly path: readonly string[]
  readonly before: JsonValue | undefined
  readonly after: JsonValue | undefined
}

/** What a setting is called in a sentence; a setting without an entry goes by its path. */
const names: Record<string, string> = {
  name: 'The name',
  task: 'The task',
  'baseModel.uri': 'The base model',
  'baseModel.root': 'The base model’s content',
  'baseModel.dirHash1': 'The base model’s folder digest',
  'baseModel.revision': 'The base model’s revision',
  'baseModel.license': 'The base model’s licence',
  'evaluation.metric': 'The metric that decides',
  'evaluation.direction': 'Which direction of the metric is better',
  'evaluation.minImprovement': 'The improvement that a version needs',
  'evaluation.maxRegression': 'The worsening that is tolerated on one evaluation set',
  'evaluation.baseline': 'What a version is measured against',
  'evaluation.seed': 'The seed of the evaluation',
  'method.type': 'The method',
  'method.r': 'The rank of the adapter',
  'method.lora_alpha': 'The adapter’s scale (lora_alpha)',
  'method.lora_dropout': 'The adapter’s dropout',
  'method.target_modules': 'The modules that are adapted',
  'training.learning_rate': 'The learning rate',
  'training.lr_scheduler_type': 'The learning rate’s schedule',
  'training.warmup_steps': 'The number of warm-up steps',
  'training.num_train_epochs': 'The number of epochs',
  'training.max_steps': 'The number of steps',
  'training.per_device_train_batch_size': 'The batch size',
  'training.gradient_accumulation_steps': 'The number of batches a step',
  'training.max_length': 'The greatest length of an example in tokens',
  'training.optim': 'The optimiser',
  'training.seed': 'The seed of the training',
  'training.data_seed': 'The seed of the data’s order',
  precision: 'The precision',
  quantization: 'The quantisation of the base model',
  'runtime.profile': 'The trainer',
  'runtime.trainerDigest': 'The trainer’s digest',
  'runtime.reproducibility': 'How the result can be checked',
  'runtime.maxSeconds': 'The time limit in seconds',
  'runtime.minGpuMemGB': 'The GPU memory needed in GB',
  'runtime.nodes': 'The number of machines',
  'output.license': 'The licence of what is trained',
  'output.artifact': 'What is published',
  'limits.maxTokens': 'The greatest number of tokens',
  'limits.maxSpend': 'The greatest spend in wei',
}

/** Puts a difference between two configs into a sentence. */
export function describeChange({ path, before, after }: RawChange): string {
  const dataset = datasetAt(path)
  if (dataset !== null) return describeDataset(dataset, before, after)
  const name = names[path.join('.')] ?? path.join('.')
  return changed(name, before, after)
}

interface DatasetPath {
  readonly kind: 'training' | 'evaluation'
  readonly root: string
  /** Field of the dataset; null for the dataset itself. */
  readonly field: string | null
}

function datasetAt(path: readonly string[]): DatasetPath | null {
  const [first, second, ...rest] = path
  const at = first === 'datasets' ? [second, ...rest] : first === 'evaluation' && second === 'datasets' ? rest : []
  const [root, ...field] = at
  if (root === undefined) return null
  return {
    kind: first === 'datasets' ? 'training' : 'evaluation',
    root,
    field: field.length > 0 ? field.join('.') : null,
  }
}

function describeDataset(
  { kind, root, field }: DatasetPath,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): string {
  const short = `${root.slice(0, 10)}…`
  const use = kind === 'training' ? 'trained on' : 'measured on'
  if (field !== null) return changed(`The ${field} of ${kind} set ${short}`, before, after)
  return before === undefined ? `Dataset ${short} is now ${use}.` : `Dataset ${short} is no longer ${use}.`
}

function changed(name: string, before: JsonValue | undefined, after: JsonValue | undefined): string {
  if (before === undefined) return `${name} is set to ${inWords(after)}.`
  if (after === undefined) return `${name} is no longer set; it was ${inWords(before)}.`
  return `${name} changes from ${inWords(before)} to ${inWords(after)}.`
}

function inWords(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ') || 'none'
  return describeValue(value)
}
