import { Command, CommanderError } from 'commander'
import { createCli, formatJson } from './cli.ts'
import { CliError, type ExitCode, exitCodes, toCliError } from './cliError.ts'
import type { CliIo } from './cliIo.ts'
import { commands } from './commands.ts'
import { visibleText } from './visibleText.ts'

/**
 * Runs one `althing` command.
 *
 * @param args What stands after `althing`.
 * @returns the exit code. Nothing is thrown; every failure is one message on `stderr`, or with `--json` one document.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const json = args.includes('--json')
  try {
    await createProgram(io).parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok
    const failure = error instanceof CommanderError ? usageFailure(error) : toCliError(error)
    const exitCode = exitCodes[failure.kind]
    if (json)
      io.stdout(
        `${formatJson({ error: { kind: failure.kind, message: failure.message, exitCode, ...failure.details } })}\n`,
      )
    else io.stderr(visibleLines(`althing: ${failure.message}\n${traceOf(failure, io)}`))
    return exitCode
  }
}

function createProgram(io: CliIo): Command {
  const program = new Command('althing')
    .description('Govern what an AI model is trained on: pack, submit, propose, vote, pull, verify.')
    .option('--json', 'print one JSON document on standard output')
    .option('--no-color', 'print without colour (NO_COLOR works too)')
    .option('--rpc <urls>', 'JSON-RPC endpoint of the chain, or several with commas that must agree (ALTHING_RPC_URLS)')
    .option('--api <url>', 'address of a relayer’s API, used as a mirror of bytes (ALTHING_API_URL)')
    .option('--deployment <file>', 'deployment document (ALTHING_DEPLOYMENT)')
    .option('--key-file <file>', 'private key or keystore of the account that signs (ALTHING_KEY_FILE)')
    .option('--person <name>', 'sign as a seeded person of a local network')
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 2 usage · 3 bad input · 4 verification failed · 5 network · 6 refused',
    )

  const cli = createCli(io)
  for (const add of commands) add(program, cli)

  // Settings are not inherited by commands that exist already, so they are given to each.
  for (const command of everyCommand(program)) {
    command.exitOverride().configureOutput({ writeOut: io.stdout, writeErr: () => {} })
  }
  return program
}

function usageFailure(error: CommanderError): CliError {
  const what =
    error.code === 'commander.help'
      ? 'a command is missing'
      : error.message.replace(/^error: /, '').replaceAll('\n', ' ')
  return new CliError('usage', `${what} (--help shows what there is)`, { cause: error })
}

function* everyCommand(command: Command): Generator<Command> {
  yield command
  for (const child of command.commands) yield* everyCommand(child)
}

/** Messages quote chains, mirrors and files: whatever a stranger wrote there must not steer the terminal. */
function visibleLines(text: string): string {
  return text.split('\n').map(visibleText).join('\n')
}

/** A defect is ours, so it shows where it happened; every other failure is explained by its message alone. */
function traceOf(failure: CliError, { env }: CliIo): string {
  if (failure.kind !== 'defect' && env['ALTHING_TRACE'] === undefined) return ''
  const cause = failure.cause instanceof Error ? failure.cause : failure
  return `${cause.stack ?? ''}\n`
}
