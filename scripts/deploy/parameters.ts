import { describeIssues, type JsonValue, parseJson } from '@althing/proposals'
import { z } from 'zod'
import { councilSchema } from './councilParameters.ts'
import { DeployError } from './deployError.ts'
import { governorSchema } from './governorParameters.ts'
import { nameSchema } from './identities.ts'
import { amountUpTo, durationSchema } from './quantities.ts'
import { runsSchema } from './runsParameters.ts'
import { tokenSchema } from './tokenParameters.ts'

const bondSchema = amountUpTo(10n ** 19n, 'an amount of ETH as text, such as "0.01", 10 at most')
/** What a deployment is made of, in the words and units of people. Field meanings: `scripts/deploy/README.md`. */
export const deployParametersSchema = z.strictObject(
  {
    format: z.literal('deployment-parameters/1', { error: '"deployment-parameters/1"' }),
    name: nameSchema,
    clock: z.enum(['blocknumber', 'timestamp'], { error: '"blocknumber" or "timestamp"' }),
    blockTime: durationSchema,
    token: tokenSchema,
    council: councilSchema,
    governor: governorSchema,
    timelock: z.strictObject({ delay: durationSchema }, { error: 'an object with delay' }),
    datasets: z.strictObject({ submissionBond: bondSchema }, { error: 'an object with submissionBond' }),
    runs: runsSchema,
  },
  { error: 'an object' },
)
export type DeployParameters = z.output<typeof deployParametersSchema>

/**
 * Reads a parameters file.
 * @param input The file's bytes or text.
 * @throws DeployError with one line a field: where, what was found, what is allowed.
 */
export function parseDeployParameters(input: Uint8Array | string): DeployParameters {
  const parsed = deployParametersSchema.safeParse(readJson(input), { reportInput: true })
  if (parsed.success) return parsed.data

  const lines = describeIssues(parsed.error).map(({ path, found, allowed }) => {
    return `  ${path === '' ? 'document' : path}: found ${found}, allowed ${allowed}`
  })
  throw new DeployError(['The deployment parameters are not valid.', ...lines].join('\n'))
}

function readJson(input: Uint8Array | string): JsonValue {
  try {
    return parseJson(input, { maxBytes: 256 * 1024, maxDepth: 8 })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DeployError(`The deployment parameters are not JSON.\n  ${reason}`, { cause })
  }
}
