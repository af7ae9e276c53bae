import { CliError } from './cliError.ts'

/** A whole number given on the command line. Throws CliError on anything else. */
export function parseWhole(field: string, text: string): bigint {
  if (/^(?:0|[1-9]\d{0,38})$/.test(text)) return BigInt(text)
  throw new CliError('usage', `${field}: found ${JSON.stringify(text)}, allowed a whole number`)
}
