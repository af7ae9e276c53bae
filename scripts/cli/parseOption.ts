import { addressSchema, type Hex } from '@althing/proposals'
import { CliError } from './cliError.ts'

/** Reads an address given on the command line. */
export function parseAddressOption(flag: string, value: string): Hex {
  const parsed = addressSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new CliError('input', `${flag}: found ${JSON.stringify(value)}, allowed ${parsed.error.issues[0]?.message}`)
}
