import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CliError } from '../cliError.ts'
import { lockName } from './lockFile.ts'

/**
 * A folder that appears, or is replaced, as a whole: written beside its place under a hidden name, then renamed. What an
 * interrupted pull left under that name is used again.
 *
 * @param content What will be in it. Leftovers of a pull of something else are removed, not mixed in.
 * @param marker Name of the file by which a folder of the command named `writer` is known.
 * @throws {CliError} if `target` holds something else than what the command wrote there.
 */
export async function openTarget(
  target: string,
  content: string,
  { marker = lockName, writer = 'pull' }: { marker?: string; writer?: string } = {},
): Promise<{ partial: string; commit: () => Promise<void> }> {
  const present = await namesIn(target)
  if (present !== null && present.length > 0 && !present.includes(marker)) {
    throw new CliError(
      'input',
      `--out: found ${target} with other files in it, allowed an empty folder or one that ${writer} wrote`,
    )
  }

  const prefix = `.${basename(target)}.partial-`
  const partial = join(dirname(target), `${prefix}${content}`)
  for (const name of (await namesIn(dirname(target))) ?? []) {
    if (name.startsWith(prefix) && name !== basename(partial)) {
      await rm(join(dirname(target), name), { recursive: true, force: true })
    }
  }
  const replaced = join(dirname(target), `.${basename(target)}.replaced`)
  await mkdir(partial, { recursive: true })
  return {
    partial,
    async commit() {
      await rm(replaced, { recursive: true, force: true })
      if (present !== null) await rename(target, replaced)
      await rename(partial, target)
      await rm(replaced, { recursive: true, force: true })
    },
  }
}

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
