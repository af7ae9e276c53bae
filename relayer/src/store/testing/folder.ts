import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { createManifest, encodeManifest, FileDigester, type Manifest } from '@althing/proposals'

import { createSha256 } from '../materialise.ts'

export type TestFolder = { files: ReadonlyMap<string, Uint8Array>; manifest: Manifest; manifestBytes: Uint8Array }

/** A folder in memory with its manifest. */
export function folderOf(contents: Record<string, string | Uint8Array>): TestFolder {
  const files = new Map(Object.entries(contents).map(([path, content]) => [path, new Uint8Array(Buffer.from(content))]))
  const entries = [...files].map(([path, bytes]) => {
    const digester = new FileDigester(path, createSha256)
    digester.update(bytes)
    return digester.finish()
  })
  const manifest = createManifest(entries)

  return { files, manifest, manifestBytes: encodeManifest(manifest) }
}

/** An empty directory that the test may fill. */
export function emptyDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'althing-store-'))
}

export async function writeFolder(dir: string, { files }: TestFolder): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), bytes)
  }
}
