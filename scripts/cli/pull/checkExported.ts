import { ExportError, type ExportedFile, exportTargets, type ExportTarget } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CliError } from '../cliError.ts'
import { type Exportable, exportPulled } from './exportPulled.ts'

/**
 * Checks that the files of training tools which lie in a pulled folder still say what was voted. Those that were not
 * asked for are not missed.
 */
export async function checkExported(dir: string, exportable: Exportable): Promise<readonly string[]> {
  const checked: string[] = []
  for (const { path, content } of exportTargets.flatMap((target) => exportsFor(exportable, target))) {
    const found = await readIfThere(join(dir, path))
    if (found === null) continue
    if (found !== content) {
      throw new CliError('verification', `${join(dir, path)}: found other settings, allowed those of the voted config`)
    }
    checked.push(path)
  }
  return checked
}

/** None for a tool that the config has no form in: pull wrote nothing for it. */
function exportsFor(exportable: Exportable, target: ExportTarget): readonly ExportedFile[] {
  try {
    return exportPulled(exportable, target)
  } catch (error) {
    if (error instanceof ExportError) return []
    throw error
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
