import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../terminal/runCommand.ts'
import type { Sources } from './compiler.ts'

/** Every Solidity source below `folder`, by its path from the checkout's root, in order. */
export async function readSources(folder: string): Promise<Sources> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sol'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .map((path) => path.replace(/^\//, ''))
    .toSorted()
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)),
  )
}
