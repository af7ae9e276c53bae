import { z } from 'zod'
import { boolean, fraction, integer, number, oneOf, positive, seed } from './scalars.ts'

/**
 * Settings of a training, by the names of Hugging Face's trainers. What has an effect for the task and the optimiser must
 * be written out, because the tools' defaults drift: see `requiredSettings` in `crossRules.ts`.
 */
export const trainingSchema = z.strictObject(
  {
    learning_rate: positive(100),
    lr_scheduler_type: oneOf(
      'linear',
      'cosine',
      'cosine_with_restarts',
      'polynomial',
      'constant',
      'constant_with_warmup',
      'inverse_sqrt',
    ),
    warmup_steps: integer(0, 10_000_000),
    /** Exactly one of this and `max_steps`. */
    num_train_epochs: positive(10_000).optional(),
    max_steps: integer(1, 100_000_000).optional(),
    per_device_train_batch_size: integer(1, 65_536),
    gradient_accumulation_steps: integer(1, 65_536),
    /** Tokens an example, longer ones are cut. */
    max_length: integer(1, 16_777_216).optional(),
    packing: boolean.optional(),
    completion_only_loss: boolean.optional(),
    weight_decay: number(0, 10),
    adam_beta1: fraction.optional(),
    adam_beta2: fraction.optional(),
    adam_epsilon: positive(1).optional(),
    /** 0 leaves gradients as they are. */
    max_grad_norm: number(0, 1_000_000).optional(),
    optim: oneOf('adamw_torch', 'adamw_torch_fused', 'adamw_8bit', 'paged_adamw_8bit', 'adafactor', 'adagrad', 'sgd'),
    seed,
    data_seed: seed.optional(),
    gradient_checkpointing: boolean.optional(),
    /** DPO only. */
    beta: positive(100).optional(),
    loss_type: oneOf('sigmoid', 'hinge', 'ipo', 'exo_pair', 'robust', 'apo_zero', 'apo_down').optional(),
  },
  { error: 'an object of training settings' },
)
