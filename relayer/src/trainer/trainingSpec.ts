import { isAbsolute } from 'node:path'
import { z } from 'zod'

const absolutePath = z.string().refine(isAbsolute, { error: 'an absolute path' })
const root = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)], { error: '0x and 64 lower-case hex digits' })
const folder = z.strictObject({ root, dir: absolutePath })

/** Everything that a training reads and where it writes: the file `spec.json` that the child process is given. */
export const trainingSpecSchema = z.strictObject({
  /** Names the attempt; the same name is never launched twice. */
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, { error: 'a lower-case DNS label, at most 63' }),
  runId: z.string().regex(/^\d{1,78}$/, { error: 'a decimal integer' }),
  config: absolutePath,
  /** SHA-256 of the config's bytes as approved. */
  configDigest: z.string().regex(/^[0-9a-f]{64}$/, { error: '64 lower-case hex digits' }),
  datasets: z.array(folder),
  evaluationSets: z.array(folder),
  base: folder,
  /** The version in force; null where the lineage has none but its base. */
  parent: folder.nullable(),
  /** A folder of this attempt alone. */
  outDir: absolutePath,
})

export type TrainingSpec = z.infer<typeof trainingSpecSchema>

/** A training spec is malformed. */
export class TrainingSpecError extends Error {
  override name = 'TrainingSpecError'
}

/** @throws {TrainingSpecError} naming every wrong field. */
export function parseTrainingSpec(json: string): TrainingSpec {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new TrainingSpecError('The training spec is not JSON.', { cause })
  }
  const parsed = trainingSpecSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: allowed ${message}`)
  throw new TrainingSpecError(['The training spec is malformed.', ...lines].join('\n'))
}
