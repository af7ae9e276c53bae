import { CliError } from '../cliError.ts'

/** @throws {CliError} naming `what`, unless what a file says of it is what the chain says. */
export function expectOnChain(what: string, found: unknown, allowed: unknown): void {
  if (found === allowed) return
  throw new CliError('verification', `${what}: found ${String(found)}, allowed ${String(allowed)} as on the chain`)
}
