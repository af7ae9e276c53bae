import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { comparePaths } from '@althing/proposals'

const folder = join(import.meta.dirname, 'embedded')

/**
 * SHA-256 that names this trainer in a config's `runtime.trainerDigest`: `dirHash1` of the folder `embedded`, whose
 * files, the kernel's binary among them, decide every byte of an artifact. Tests are left out.
 *
 * @returns 64 hex digits.
 */
export async function trainerDigest(): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
  let sums = ''
  for (const path of paths.toSorted(comparePaths)) {
    sums += `${sha256(await readFile(join(folder, path)))}  ${path}\n`
  }
  return sha256(sums)
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
