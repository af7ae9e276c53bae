import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface CommandResult {
  readonly code: number
  /** What it wrote, stdout and stderr in order of arrival. */
  readonly output: string
  readonly seconds: number
}

export interface CommandOptions {
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (text: string) => void
  readonly env?: NodeJS.ProcessEnv
  /** Gives way to other programs where there are not enough cores. */
  readonly yields?: boolean
}

/** As `nice` has it: a third of what another program gets of a core that both want. */
const yieldingPriority = 5

const packageSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

/** JavaScript file of a command that an installed package brings; run with Node it needs no shell on any platform. */
export function binOf(packageName: string, command: string = packageName): string {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return join(folder, (typeof bin === 'string' ? bin : bin[command]) ?? command)
}

/** Runs a Node program in the checkout's root to its end; a failure is a code, not an error. Ends with this process. */
export function runNode(
  args: readonly string[],
  { onOutput, env, yields = false }: CommandOptions = {},
): Promise<CommandResult> {
  const startedAt = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (yields && child.pid !== undefined) setPriority(child.pid, yieldingPriority)
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
      onOutput?.(chunk.toString())
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const end = () => child.kill()
    process.once('exit', end)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      resolve({ code: code ?? 1, output, seconds: (Date.now() - startedAt) / 1000 })
    })
  })
}
