import { dirname, join } from 'node:path'
import { runCli } from '../cli/program.ts'

/** A command of ours did not do what it was asked. */
export class AlthingCommandError extends Error {
  override name = 'AlthingCommandError'
  readonly exitCode: number

  constructor(args: readonly string[], exitCode: number, said: string) {
    super(`althing ${args.join(' ')} ended with ${exitCode}: ${said}`)
    this.exitCode = exitCode
  }
}

/** Runs `althing …args --json` and gives the document that it prints. */
export type Althing = (...args: readonly string[]) => Promise<unknown>

/** The `althing` command as a person at a terminal has it, talking to one local network. */
export function createAlthing({ connectionFile, cwd }: { connectionFile: string; cwd: string }): Althing {
  return async (...args) => {
    let stdout = ''
    let stderr = ''
    const exitCode = await runCli([...args, '--json'], {
      // What the command remembers of a network goes away with the network.
      env: { ALTHING_CONNECTION: connectionFile, XDG_STATE_HOME: join(dirname(connectionFile), 'state') },
      cwd,
      stdout: (text) => (stdout += text),
      stderr: (text) => (stderr += text),
      terminalColumns: null,
      now: () => Date.now(),
    })
    if (exitCode !== 0) throw new AlthingCommandError(args, exitCode, stdout.trim() || stderr.trim())
    return JSON.parse(stdout)
  }
}
