import { parseEther } from 'ethers'
import { CliError } from './cliError.ts'

/** An amount of ETH given on the command line, in wei. Throws CliError on anything else. */
export function parseEth(field: string, text: string): bigint {
  if (/^\d{1,9}(\.\d{1,18})?$/.test(text)) return parseEther(text)
  throw new CliError('usage', `${field}: found ${JSON.stringify(text)}, allowed an amount of ETH such as 0.5`)
}
