/** Ends in order on SIGTERM, what was started included; programs with their own way to stop say so. */
export function exitOnTerm(): void {
  process.once('SIGTERM', () => process.exit(143))
}

/**
 * Runs a program's main function. An error becomes one message and exit code 1; its stack is shown with `ALTHING_DEBUG=1`,
 * and for what is a defect of ours rather than a fault of the input.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n`)
    process.exitCode = 1
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isDefect = error.name === 'Error' || /^(Type|Range|Reference|Syntax)Error$/.test(error.name)
  if (isDefect || process.env['ALTHING_DEBUG']) return error.stack ?? error.message
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}
