import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../program.ts'

/** How a command ended and what it printed. */
export interface Ended {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface Workspace {
  readonly dir: string
  /** Runs a command in the folder, without a terminal. */
  readonly althing: (...args: readonly string[]) => Promise<Ended>
  /** Runs a command with `--json` and gives its document beside the exit code. */
  readonly json: (...args: readonly string[]) => Promise<{ exitCode: number; document: unknown }>
  readonly remove: () => Promise<void>
}

/** A new folder in which commands run as they would for a person, with nothing of this machine's settings. */
export async function createWorkspace(env: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const dir = await mkdtemp(join(tmpdir(), 'althing-cli-'))
  const althing = async (...args: readonly string[]): Promise<Ended> => {
    let stdout = ''
    let stderr = ''
    const exitCode = await runCli(args, {
      env: { HOME: dir, ...env },
      cwd: dir,
      stdout: (text) => void (stdout += text),
      stderr: (text) => void (stderr += text),
      terminalColumns: null,
      now: () => 1_795_000_000_000,
    })
    return { exitCode, stdout, stderr }
  }
  return {
    dir,
    althing,
    async json(...args) {
      const { exitCode, stdout } = await althing(...args, '--json')
      return { exitCode, document: JSON.parse(stdout) }
    },
    remove: async () => await rm(dir, { recursive: true, force: true }),
  }
}
