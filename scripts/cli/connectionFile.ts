import { describeIssues } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { CliError } from './cliError.ts'
import type { CliIo } from './cliIo.ts'

const personSchema = z.object({
  name: z.string(),
  role: z.string(),
  address: z.string(),
  privateKey: z.string(),
})

const connectionFileSchema = z.object({
  rpcUrl: z.string({ error: 'the URL of the chain' }),
  apiUrl: z.string({ error: 'the URL of the relayer' }),
  deployment: z.string({ error: 'the path of the deployment document' }),
  people: z.array(personSchema, { error: 'the seeded accounts' }),
})

/** A seeded account of a local network. Its key is public knowledge. */
export type Person = z.infer<typeof personSchema>

/** What a running local network says of itself, where it was found, and whether ALTHING_CONNECTION named it. */
export type ConnectionFile = z.infer<typeof connectionFileSchema> & {
  readonly foundAt: string
  readonly named: boolean
}

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Looks for `.althing/devnet/connection.json` here, in the folders above, and in the checkout; null if none runs.
 *
 * A folder may come from a stranger, so what merely lies in one leads to this machine alone: it could otherwise put another
 * chain, and with it another truth, under every command.
 *
 * @throws {CliError} for a file that is none of ours, or that was found and leads elsewhere.
 */
export async function findConnectionFile({ cwd, env }: CliIo): Promise<ConnectionFile | null> {
  const named = env['ALTHING_CONNECTION']
  const candidates = named === undefined ? defaultCandidates(cwd) : [resolve(cwd, named)]
  for (const path of candidates) {
    const text = await readIfThere(path)
    if (text === null) continue
    const file = parseConnectionFile(text, path)
    if (named === undefined) requireThisMachine(file, path)
    return { ...file, foundAt: path, named: named !== undefined }
  }
  if (named !== undefined) throw new CliError('input', `ALTHING_CONNECTION: found no file at ${named}, allowed one`)
  return null
}

function defaultCandidates(cwd: string): string[] {
  const folders = [cwd]
  for (let folder = cwd; dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder))
  return [...folders, checkout].map((folder) => join(folder, '.althing', 'devnet', 'connection.json'))
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

function requireThisMachine(file: z.infer<typeof connectionFileSchema>, path: string): void {
  for (const field of ['rpcUrl', 'apiUrl'] as const) {
    if (loopback.has(URL.parse(file[field])?.hostname ?? '')) continue
    throw new CliError(
      'refused',
      `${path} ${field}: found ${file[field]}, allowed an address of this machine in a file that was not named. If you ` +
        'trust it, name it: ALTHING_CONNECTION',
    )
  }
}

function parseConnectionFile(text: string, path: string): z.infer<typeof connectionFileSchema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new CliError('input', `${path}: found no JSON, allowed what \`npm start\` writes there`, { cause })
  }
  const parsed = connectionFileSchema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const [first] = describeIssues(parsed.error)
  throw new CliError('input', `${path}: ${first?.path}: found ${first?.found}, allowed ${first?.allowed}`)
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return null
  }
}
