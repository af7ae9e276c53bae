/** Everything the command takes from the process, so that a test can give it something else. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Where a report goes: for people, or one JSON document. */
  readonly stdout: (text: string) => void
  /** Where progress, warnings and errors go. */
  readonly stderr: (text: string) => void
  /** Width of the terminal behind `stderr`; null where it is none, and no progress is drawn. */
  readonly terminalColumns: number | null
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Takes Ctrl-C over: from then on it aborts this signal, and the command ends by itself after clearing up. */
  readonly takeInterrupts?: () => AbortSignal
}
