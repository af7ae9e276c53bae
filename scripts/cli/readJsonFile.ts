import { describeIssues } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { z } from 'zod'
import type { CliIo } from './cliIo.ts'
import { CliError } from './cliError.ts'

/** Most bytes of a file that people pass on by hand. */
const maxBytes = 1_048_576

/** Reads a JSON file and holds it against its schema. @throws CliError naming each field that is wrong. */
export async function readJsonFile<T>({ cwd }: Pick<CliIo, 'cwd'>, path: string, schema: z.ZodType<T>): Promise<T> {
  const bytes = await readFile(resolve(cwd, path))
  if (bytes.length > maxBytes) throw new CliError('input', `${path}: found ${bytes.length} bytes, allowed ${maxBytes}`)
  const parsed = schema.safeParse(parse(bytes.toString('utf8'), path), { reportInput: true })
  if (parsed.success) return parsed.data
  const lines = describeIssues(parsed.error).map((issue) => {
    return `${path}: ${issue.path === '' ? 'document' : issue.path}: found ${issue.found}, allowed ${issue.allowed}`
  })
  throw new CliError('input', lines.join('\n'))
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CliError('input', `${path}: found no JSON`, { cause })
  }
}
