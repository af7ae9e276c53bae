import { encodeConfig, parseConfig } from '@althing/proposals'
import type { Commitment } from '@althing/proposals'

/** The names of what the local DAO trains. */
export const lineage = 'solidity-modules'

export interface TrainingPlan {
  readonly name: string
  readonly base: Commitment
  readonly trainOn: readonly Commitment[]
  readonly evaluateOn: Commitment
  /** SHA-256 of the trainer, 64 hex digits. */
  readonly trainerDigest: string
}

/** The `ftc/1` config of one training of the local DAO, in its canonical bytes. */
export function writeTrainingConfig({ name, base, trainOn, evaluateOn, trainerDigest }: TrainingPlan): Uint8Array {
  const document = {
    format: 'ftc/1',
    name,
    task: 'classification',
    baseModel: { uri: `ddm:${base.root}`, root: base.root, dirHash1: base.dirHash1.replace(/^0x/, ''), license: 'MIT' },
    datasets: trainOn.map(({ root }) => ({
      root,
      split: 'train',
      format: 'text_label',
      columns: { text: 'text', label: 'label' },
      weight: 1,
    })),
    evaluation: {
      datasets: [{ root: evaluateOn.root, split: 'test' }],
      metric: 'accuracy',
      direction: 'max',
      minImprovement: 0.01,
      maxRegression: 0.01,
      baseline: 'parent',
      seed: 1,
    },
    method: { type: 'linear_probe' },
    training: {
      learning_rate: 0.5,
      lr_scheduler_type: 'constant',
      warmup_steps: 0,
      num_train_epochs: 3,
      per_device_train_batch_size: 1,
      gradient_accumulation_steps: 1,
      weight_decay: 0,
      optim: 'adagrad',
      seed: 42,
    },
    precision: 'fp32',
    quantization: 'none',
    runtime: {
      profile: 'embedded/1',
      trainerDigest,
      reproducibility: 'bit-exact',
      maxSeconds: 120,
      minGpuMemGB: 0,
      nodes: 1,
    },
    output: { license: 'MIT', artifact: 'merged' },
    limits: { maxTokens: 50_000_000 },
  }
  return encodeConfig(parseConfig(new TextEncoder().encode(JSON.stringify(document))))
}
