import {
  commitmentOf,
  createManifest,
  encodeManifest,
  FileDigester,
  type FileEntry,
  type Manifest,
} from '@althing/proposals'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mirror } from '../mirror/mirror.ts'
import { createWorkspace, type Workspace } from '../testing/runInFolder.ts'
import { fetchFolder } from './fetchFolder.ts'

const contents: Record<string, string> = { 'README.md': '# demo\n', 'data/a.csv': 'text,label\n', 'empty.txt': '' }
const manifest = createManifest(Object.entries(contents).map(([path, content]) => entryOf(path, content)))
let workspace: Workspace

beforeEach(async () => {
  workspace = await createWorkspace()
})

afterEach(async () => await workspace.remove())

function entryOf(path: string, content: string): FileEntry {
  const digester = new FileDigester(path, () => createHash('sha256'))
  digester.update(Buffer.from(content))
  return digester.finish()
}

/** A mirror of some manifest and bytes, which counts what is asked of it. */
function mirrorOf(served: Manifest | null, blobs: (path: string) => string | null): Mirror & { reads: string[] } {
  const reads: string[] = []
  return {
    url: 'http://mirror',
    reads,
    has: async () => false,
    put: async () => {},
    get: async () => (served === null ? null : encodeManifest(served)),
    stream: async (path) => {
      reads.push(path)
      const file = manifest.files.find(({ sha256 }) => path.endsWith(sha256))
      const bytes = file === undefined ? null : blobs(file.path)
      return bytes === null ? null : new Blob([bytes]).stream()
    },
  }
}

const honest = (path: string) => contents[path] ?? null

async function fetchInto(mirror: Mirror): Promise<Manifest> {
  return await fetchFolder(mirror, {
    what: 'model',
    commitment: commitmentOf(manifest),
    dir: join(workspace.dir, 'model'),
    manifestPath: join(workspace.dir, 'manifest.json'),
    onBytes: () => {},
  })
}

const verification = expect.objectContaining({ kind: 'verification' })

describe('fetchFolder', () => {
  it('writes every file that the chain committed to', async () => {
    await fetchInto(mirrorOf(manifest, honest))
    for (const [path, content] of Object.entries(contents)) {
      expect(await readFile(join(workspace.dir, 'model', path), 'utf8')).toBe(content)
    }
  })

  it('keeps what is there already and right, and fetches what is there and wrong', async () => {
    await fetchInto(mirrorOf(manifest, honest))
    await writeFile(join(workspace.dir, 'model/README.md'), '# dEmo\n')
    const mirror = mirrorOf(manifest, honest)
    await fetchInto(mirror)
    expect(mirror.reads).toHaveLength(1)
    expect(await readFile(join(workspace.dir, 'model/README.md'), 'utf8')).toBe('# demo\n')
  })

  it.each([
    ['other bytes of the same size', (path: string) => honest(path)?.replace('d', 'D') ?? null],
    ['more bytes', (path: string) => `${honest(path)}x`],
    ['fewer bytes', (path: string) => honest(path)?.slice(1) ?? null],
  ])('refuses %s', async (_what, blobs) => {
    await expect(fetchInto(mirrorOf(manifest, blobs))).rejects.toEqual(verification)
  })

  it('refuses the manifest of another folder, however consistent it is', async () => {
    const other = createManifest([entryOf('README.md', '# another\n')])
    await expect(fetchInto(mirrorOf(other, honest))).rejects.toEqual(verification)
  })

  it('refuses a manifest whose root was edited', async () => {
    const forged = { ...createManifest([entryOf('evil.sh', 'rm -rf /')]), root: manifest.root }
    await expect(fetchInto(mirrorOf(forged, honest))).rejects.toEqual(verification)
  })

  it('says that the mirror lacks the manifest or a file', async () => {
    await expect(fetchInto(mirrorOf(null, honest))).rejects.toMatchObject({ kind: 'network' })
    await expect(fetchInto(mirrorOf(manifest, () => null))).rejects.toMatchObject({ kind: 'network' })
  })
})
