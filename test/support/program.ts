import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { waitFor } from '../../scripts/devnet/waitFor.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A program of this checkout that runs as its own process, as a person starts it. */
export interface Program {
  readonly pid: number
  /** What it has written so far, stdout and stderr. */
  output(): string
  stdout(): string
  /** Resolves when `pattern` was written; rejects when the program ends before. */
  says(pattern: RegExp, timeoutMs?: number): Promise<void>
  /** Exit code, or the name of the signal that ended it. */
  readonly end: Promise<number | string>
  signal(name: NodeJS.Signals): void
}

/** Runs `node …args` in the checkout. */
export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const { promise: end, resolve } = Promise.withResolvers<number | string>()
  child.on('close', (code, signal) => resolve(code ?? signal ?? 1))

  const early = end.then((how): never => {
    throw new Error(`it ended with ${how}:\n${output}`)
  })
  early.catch(() => {})
  return {
    pid: child.pid ?? 0,
    output: () => output,
    stdout: () => stdout,
    end,
    signal: (name) => void child.kill(name),
    says: async (pattern, timeoutMs = 120_000) => {
      const seen = async () => (pattern.test(output) ? true : undefined)
      await waitFor(seen, { what: String(pattern), timeoutMs, intervalMs: 50, unless: early })
    },
  }
}

/** Runs a program to its end. */
export async function runProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const program = startProgram(args, env)
  const code = await program.end
  return { code, output: program.output(), stdout: program.stdout() }
}
