import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'

/** The command line is not one that the program understands. */
export class UsageError extends Error {
  override name = 'UsageError'

  constructor(found: string, usage: string, options?: ErrorOptions) {
    super(`${found}\n\n${usage}`, options)
  }
}

/**
 * Reads the command line of a program.
 *
 * @throws UsageError with the usage, where `parseArgs` would throw something of its own.
 */
export function readFlags<const T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), usage)
  }
}
