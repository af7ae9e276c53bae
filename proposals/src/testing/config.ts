import { word } from './proposals.ts'

/** A small config that satisfies every rule of `ftc/1`. */
export function exampleConfig() {
  const columns = { text: 'text', label: 'label' }
  return {
    format: 'ftc/1',
    name: 'toy',
    task: 'classification',
    baseModel: { uri: `ddm:${word(100)}`, root: word(100), dirHash1: word(101).slice(2), license: 'MIT' },
    datasets: [{ root: word(102), split: 'train', format: 'text_label', columns, weight: 1 }],
    evaluation: {
      datasets: [{ root: word(103), split: 'test' }],
      metric: 'accuracy',
      direction: 'max',
      minImprovement: 0.01,
      maxRegression: 0.02,
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
      max_length: 512,
      packing: false,
      weight_decay: 0,
      optim: 'adagrad',
      seed: 42,
      data_seed: 42,
    },
    precision: 'fp32',
    quantization: 'none',
    runtime: {
      profile: 'embedded/1',
      trainerDigest: word(104).slice(2),
      reproducibility: 'bit-exact',
      maxSeconds: 120,
      minGpuMemGB: 0,
      nodes: 1,
    },
    output: { license: 'MIT', artifact: 'merged' },
    limits: { maxTokens: 50_000_000 },
  } as const
}
