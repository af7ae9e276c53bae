import { type Manifest, parseManifest } from '@althing/proposals'
import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { CommandContext } from '../cli.ts'

/** Reads the manifest of a folder: the file or folder named, or `<folder>.ddm` in the working directory. */
export async function loadManifest(
  { io }: CommandContext,
  folder: string,
  named: string | undefined,
): Promise<{ manifest: Manifest; path: string }> {
  const given = resolve(io.cwd, named ?? `${basename(resolve(io.cwd, folder))}.ddm`)
  const path = (await stat(given)).isDirectory() ? join(given, 'manifest.json') : given
  return { manifest: parseManifest(await readFile(path)), path }
}
