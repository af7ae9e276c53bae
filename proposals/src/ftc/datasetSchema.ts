import { z } from 'zod'
import { filePattern } from './filePattern.ts'
import { columnName, positive, root, text } from './scalars.ts'

const split = text(/^[A-Za-z0-9][\w.-]{0,62}$/, 'a split name such as "train"')

const files = z
  .array(filePattern, { error: '1 to 64 file patterns' })
  .min(1, { error: '1 to 64 file patterns' })
  .max(64, { error: '1 to 64 file patterns' })
  .optional()

const common = {
  root,
  split,
  files,
  /** Share of the dataset in training, relative to the others'. */
  weight: positive(1_000_000),
}

/** A dataset that is trained on. Which columns it names follows from its format. */
export const trainingSetSchema = z.discriminatedUnion(
  'format',
  [
    z.strictObject({ ...common, format: z.literal('messages'), columns: columns({ messages: columnName }) }),
    z.strictObject({
      ...common,
      format: z.literal('prompt_completion'),
      columns: columns({ prompt: columnName, completion: columnName }),
    }),
    z.strictObject({ ...common, format: z.literal('text'), columns: columns({ text: columnName }) }),
    z.strictObject({
      ...common,
      format: z.literal('preference'),
      columns: columns({ prompt: columnName.optional(), chosen: columnName, rejected: columnName }),
    }),
    z.strictObject({
      ...common,
      format: z.literal('text_label'),
      columns: columns({ text: columnName, label: columnName }),
    }),
  ],
  { error: 'messages · prompt_completion · text · preference · text_label' },
)

/** A held-out dataset. It is read in the format and with the columns of the first training set. */
export const evaluationSetSchema = z.strictObject({ root, split, files }, { error: 'an object with root and split' })

function columns<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, { error: `an object with ${Object.keys(shape).join(', ')}` })
}
