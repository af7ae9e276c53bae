import { z } from 'zod'
import { boolean, fraction, integer, moduleName, oneOf, positive } from './scalars.ts'

const modules = (min: number) => {
  const error = `${min} to 64 module names, each once`
  return z
    .array(moduleName, { error })
    .min(min, { error })
    .max(64, { error })
    .refine((names) => new Set(names).size === names.length, { error })
}

/** How weights are changed. The names of LoRA's settings are PEFT's. */
export const methodSchema = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('lora'),
      r: integer(1, 1024),
      lora_alpha: positive(65_536),
      lora_dropout: fraction,
      target_modules: modules(1),
      bias: oneOf('none', 'all', 'lora_only'),
      use_rslora: boolean,
      use_dora: boolean,
      init_lora_weights: z.union([z.boolean(), z.enum(['gaussian', 'pissa', 'olora', 'orthogonal'])], {
        error: 'true · false · gaussian · pissa · olora · orthogonal',
      }),
      modules_to_save: modules(0),
    }),
    z.strictObject({ type: z.literal('full') }),
    z.strictObject({ type: z.literal('linear_probe') }),
  ],
  { error: 'lora · full · linear_probe' },
)
