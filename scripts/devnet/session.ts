import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { waitFor } from './waitFor.ts'

/** Another process is using the folder. */
export class SessionError extends Error {
  override name = 'SessionError'
}

const sessionSchema = z.object({ pid: z.number().int(), guardian: z.number().int() })

/**
 * Takes `dir` for this process and empties it. What a killed run has left behind is cleared away, its guardian given the
 * time to end what it started.
 *
 * @throws SessionError while the process that holds the folder is alive.
 */
export async function openSession(
  dir: string,
): Promise<{ record(guardian: number): Promise<void>; close(): Promise<void> }> {
  const file = join(dir, 'session.json')
  const previous = await readSession(file)
  if (previous && previous.pid !== process.pid && isOurs(previous.pid)) {
    throw new SessionError(
      `Althing already runs in ${dir} (process ${previous.pid}); stop it with Ctrl-C in its terminal, or kill ${previous.pid}`,
    )
  }
  if (previous) {
    const gone = async () => (isOurs(previous.guardian) ? undefined : true)
    await waitFor(gone, { what: 'the end of the run before', timeoutMs: 15_000 })
  }
  await rm(dir, { recursive: true, force: true, maxRetries: 3 })
  await mkdir(dir, { recursive: true })
  const record = (guardian: number) => writeFile(file, JSON.stringify({ pid: process.pid, guardian }))
  await record(process.pid)
  return { record, close: () => rm(file, { force: true }) }
}

/** Undefined when there is none, or when it was cut short while being written. */
async function readSession(file: string) {
  try {
    return sessionSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Whether `pid` is alive and one of this repository's programs: process ids are used again. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return /scripts|vitest/.test(commandLine(pid))
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    } catch {
      return ''
    }
  }
}
