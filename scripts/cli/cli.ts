import type { Command } from 'commander'
import type { CliIo } from './cliIo.ts'
import { type Colors, createColors } from './colors.ts'
import { type Connection, type ConnectionFlags, connect } from './connection.ts'
import { createProgress, type Progress } from './progress.ts'

/** What a command has to say: one document for machines, text for people. */
export interface Report {
  readonly document: Readonly<Record<string, unknown>>
  readonly text: string
}

/** Options that every command takes. */
export interface GlobalOptions extends ConnectionFlags {
  readonly json?: boolean
  /** False after `--no-color`. */
  readonly color?: boolean
}

/** What an action works with besides its arguments. */
export interface CommandContext {
  readonly io: CliIo
  readonly options: GlobalOptions
  readonly colors: Colors
  readonly progress: Progress
  /** Resolves the connection on first use, so that offline commands need none. */
  readonly connect: () => Promise<Connection>
}

/** An action gets its context, then commander's arguments and options. */
export type Action<Arguments extends unknown[]> = (context: CommandContext, ...args: Arguments) => Promise<Report>

/** Passed to every `add…Command`, which wraps its actions in `cli.action`. */
export interface Cli {
  readonly io: CliIo
  /** @example command.action(cli.action(async (context, file: string) => ({ document, text }))) */
  action<Arguments extends unknown[]>(run: Action<Arguments>): (this: Command, ...args: Arguments) => Promise<void>
}

export function createCli(io: CliIo): Cli {
  return {
    io,
    action: (run) =>
      async function (...args) {
        const options = this.optsWithGlobals<GlobalOptions>()
        const colors = createColors(wantsColor(io, options))
        const progress = createProgress(io)
        let connection: Promise<Connection> | undefined
        const connectOnce = () => (connection ??= connect(options, io))
        try {
          const report = await run({ io, options, progress, colors, connect: connectOnce }, ...args)
          progress.clear()
          io.stdout(`${options.json === true ? formatJson(report.document) : report.text}\n`)
        } finally {
          progress.clear()
          await connection?.then(
            ({ provider, witnesses }) => [provider, ...witnesses].forEach((one) => one.destroy()),
            () => {},
          )
        }
      },
  }
}

/** One line of JSON; integers of the chain become decimal strings. */
export function formatJson(document: unknown): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}

function wantsColor({ env, terminalColumns }: CliIo, { json, color }: GlobalOptions): boolean {
  return color !== false && json !== true && terminalColumns !== null && (env['NO_COLOR'] ?? '') === ''
}
