import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCli } from '../../scripts/cli/program.ts'
import { people } from '../../scripts/devnet/people.ts'
import type { LocalAlthing } from './localAlthing.ts'

/** What a command printed with `--json`, and how it ended. */
export interface CommandResult {
  readonly exitCode: number
  /** Empty where `text` was asked for. */
  readonly document: Record<string, unknown>
  /** Standard output. */
  readonly stdout: string
}

/** Runs `althing …args --json` as a person would, against a local chain. */
export type AlthingCommand = (
  args: readonly string[],
  options?: { person?: string; text?: boolean },
) => Promise<CommandResult>

/** Prepares the connection file that commands find, and gives the command. */
export async function createAlthingCommand(
  { dir, rpcUrl, deploymentPath }: Pick<LocalAlthing, 'dir' | 'rpcUrl' | 'deploymentPath'>,
  options: { apiUrl?: string; env?: Record<string, string>; now?: () => number } = {},
): Promise<AlthingCommand> {
  const { apiUrl = 'http://127.0.0.1:9', env = {}, now = Date.now } = options
  const connection = join(dir, 'connection.json')
  await writeFile(connection, JSON.stringify({ rpcUrl, apiUrl, deployment: deploymentPath, people }))

  return async (args, { person = 'Astrid', text = false } = {}) => {
    let stdout = ''
    const exitCode = await runCli([...args, ...(text ? [] : ['--json']), '--person', person], {
      env: { ALTHING_CONNECTION: connection, ...env },
      cwd: dir,
      stdout: (printed) => {
        stdout += printed
      },
      stderr: () => {},
      terminalColumns: null,
      now,
    })
    const document: unknown = text ? {} : JSON.parse(stdout)
    return { exitCode, document: { ...Object(document) }, stdout }
  }
}
