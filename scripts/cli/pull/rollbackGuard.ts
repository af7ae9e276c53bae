import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { CliIo } from '../cliIo.ts'
import { CliError } from '../cliError.ts'

/** The newest that this account has seen of a lineage. */
const seenSchema = z.record(z.string(), z.object({ version: z.int(), block: z.int() }))
type Seen = z.infer<typeof seenSchema>

export interface Sighting {
  /** `<chain id>:<registry>:<lineage>` */
  readonly key: string
  readonly version: number
  readonly block: number
}

/**
 * Refuses to go back: an endpoint that lags or lies could offer a version that was replaced long ago.
 *
 * @param allowRollback The operator knows that a proposal went back to an older version.
 */
export async function checkRollback(io: CliIo, sighting: Sighting, allowRollback: boolean): Promise<void> {
  const seen = (await readSeen(io))[sighting.key]
  if (seen === undefined) return
  if (sighting.block < seen.block && sighting.version < seen.version) {
    throw new CliError(
      'refused',
      `the chain shows block ${sighting.block} with version ${sighting.version}: found older than block ${seen.block} with version ${seen.version}, which this account has seen; allowed a chain that is up to date`,
    )
  }
  if (sighting.version < seen.version && !allowRollback) {
    throw new CliError(
      'refused',
      `version ${sighting.version} is in force: found older than version ${seen.version}, which this account has seen; allowed after --allow-rollback, if a proposal went back to it`,
    )
  }
}

/** Remembers what was pulled. */
export async function recordSighting(io: CliIo, { key, version, block }: Sighting): Promise<void> {
  const path = seenPath(io)
  const seen = await readSeen(io)
  const before = seen[key]
  seen[key] = { version: Math.max(version, before?.version ?? 0), block: Math.max(block, before?.block ?? 0) }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, `${JSON.stringify(seen, null, 2)}\n`)
  await rename(`${path}.new`, path)
}

function seenPath({ env, cwd }: CliIo): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? cwd
  const state = env['XDG_STATE_HOME'] ?? join(home, '.local', 'state')
  return join(state, 'althing', 'seen.json')
}

async function readSeen(io: CliIo): Promise<Seen> {
  const path = seenPath(io)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return {}
  }
  try {
    return seenSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new CliError('input', `${path}: found a file that is not ours, allowed what pull wrote (or no file)`, {
      cause,
    })
  }
}
