import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createManifest, encodeManifest } from '@althing/proposals'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { type ContentStore, createContentStore } from './contentStore.ts'
import { blobPath } from './digest.ts'
import { ContentCorrupt, FolderUnusable, UnknownContent } from './errors.ts'
import { emptyDirectory, folderOf, type TestFolder, writeFolder } from './testing/folder.ts'

const folder = folderOf({
  'README.md': '# demo\n',
  'data/deep/er/train.jsonl': Buffer.alloc(2_621_440, 'row\n'),
  'data/eval.jsonl': '{"text":"hello"}\n',
  'copy-of-readme.md': '# demo\n',
  'empty.txt': '',
  'sp ace & ümlaut 😀.txt': 'x',
})

let dir: string
let store: ContentStore

beforeEach(async () => {
  dir = await emptyDirectory()
  store = await createContentStore({ dir: join(dir, 'store'), quotaBytes: 100_000_000 })
})
afterEach(() => rm(dir, { recursive: true }))

test('writes every file as a read-only copy of its own', async () => {
  await putAll(folder)

  await store.materialise(folder.manifest.root, join(dir, 'out'))

  for (const [path, bytes] of folder.files) {
    const at = join(dir, 'out', path)
    const { mode, nlink } = await stat(at)
    expect([Buffer.compare(await readFile(at), bytes), mode & 0o777, nlink]).toEqual([0, 0o444, 1])
  }
})

test('refuses a folder that is not complete, naming what is missing', async () => {
  await store.putManifest(folder.manifestBytes)

  await expect(store.materialise(folder.manifest.root, join(dir, 'out'))).rejects.toBeInstanceOf(UnknownContent)
  expect(store.holding(folder.manifest.root)).toEqual({ manifest: true, files: 0, bytes: 0, complete: false })
})

test('a file swapped in the store after it was verified never reaches a trainer', async () => {
  await putAll(folder)
  const entry = folder.manifest.files.find(({ path }) => path.endsWith('train.jsonl'))
  const at = blobPath(join(dir, 'store'), entry?.sha256 ?? '')
  await chmod(at, 0o600)
  await writeFile(at, Buffer.alloc(2_621_440, 'bad\n'))

  await expect(store.materialise(folder.manifest.root, join(dir, 'out'))).rejects.toBeInstanceOf(ContentCorrupt)

  expect(await readdir(dir)).toEqual(['store'])
})

test('a manifest with a false chunk root, however well committed to, is unusable', async () => {
  const files = folder.manifest.files.map((file) =>
    file.path === 'README.md' ? { ...file, chunkRoot: `0x${'12'.repeat(32)}` as const } : file,
  )
  const lie = createManifest(files)
  await putAll({ ...folder, manifest: lie, manifestBytes: encodeManifest(lie) })

  await expect(store.materialise(lie.root, join(dir, 'out'))).rejects.toBeInstanceOf(FolderUnusable)
  expect(await readdir(dir)).toEqual(['store'])
})

test.each([
  ['before', (lie: Uint8Array, honest: Uint8Array) => [lie, honest]],
  ['after', (lie: Uint8Array, honest: Uint8Array) => [honest, lie]],
])('a manifest that came %s and gives a file a wrong size keeps nobody from uploading it', async (_when, order) => {
  const honest = folderOf({ 'a.txt': 'hello' })
  const files = honest.manifest.files.map((file) => ({ ...file, size: 4 }))
  const lie = createManifest(files)
  for (const bytes of order(encodeManifest(lie), honest.manifestBytes)) await store.putManifest(bytes)
  const digest = honest.manifest.files[0]?.sha256 ?? ''

  await store.put(digest, [Buffer.from('hello')], { maxBytes: store.sizeLimit(digest) ?? 0 })

  expect(store.holding(honest.manifest.root).complete).toBe(true)
  expect(store.holding(lie.root).complete).toBe(false)
})

test('what an interrupted copy left behind does not stop the next', async () => {
  await putAll(folder)
  await writeFolder(join(dir, 'out.partial'), folderOf({ 'stale.txt': 'stale' }))

  await store.materialise(folder.manifest.root, join(dir, 'out'))

  expect(await readdir(join(dir, 'out'))).not.toContain('stale.txt')
})

test('publishes a local folder whole', async () => {
  await writeFolder(join(dir, 'artifact'), folder)

  const manifest = await store.publishFolder(join(dir, 'artifact'))

  expect(manifest).toEqual(folder.manifest)
  expect(store.holding(manifest.root).complete).toBe(true)
})

test('publishing again costs nothing', async () => {
  await writeFolder(join(dir, 'artifact'), folder)
  await store.publishFolder(join(dir, 'artifact'))
  const before = store.usage()

  await store.publishFolder(join(dir, 'artifact'))

  expect(store.usage()).toEqual(before)
})

async function putAll({ files, manifestBytes }: TestFolder): Promise<void> {
  await store.putManifest(manifestBytes)
  for (const bytes of files.values()) await store.putBytes(bytes)
}
