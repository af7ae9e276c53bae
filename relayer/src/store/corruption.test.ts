import { chmod, link, mkdir, readdir, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { type ContentStore, createContentStore } from './contentStore.ts'
import { blobPath, manifestPath } from './digest.ts'
import { ContentCorrupt } from './errors.ts'
import { emptyDirectory, folderOf } from './testing/folder.ts'

/** On a busy machine, soon is not at once. */
const soon = { timeout: 15_000 }

let dir: string
let store: ContentStore
let digest: string
let path: string
const content = Buffer.alloc(700_000, 'abc')

beforeEach(async () => {
  dir = await emptyDirectory()
  store = await createContentStore({ dir, quotaBytes: 10_000_000 })
  digest = await store.putBytes(content)
  path = blobPath(dir, digest)
  await chmod(path, 0o600)
})
afterEach(() => rm(dir, { recursive: true }))

const attacks: [what: string, attack: () => Promise<void>][] = [
  ['a changed byte', () => writeFile(path, Buffer.alloc(700_000, 'abd'))],
  ['a shorter file', () => truncate(path, 699_999)],
  ['a longer file', () => writeFile(path, 'x', { flag: 'a' })],
  ['a missing file', () => unlink(path)],
  [
    'a symlink to other bytes',
    async () => {
      await writeFile(join(dir, 'other'), Buffer.alloc(700_000, 'xyz'))
      await unlink(path)
      await symlink(join(dir, 'other'), path)
    },
  ],
  [
    'a symlink to the right bytes',
    async () => {
      await writeFile(join(dir, 'other'), content)
      await unlink(path)
      await symlink(join(dir, 'other'), path)
    },
  ],
  [
    'bytes changed through a hard link',
    async () => {
      await link(path, join(dir, 'hard'))
      await writeFile(join(dir, 'hard'), Buffer.alloc(700_000, 'xyz'))
    },
  ],
  [
    'a directory in its place',
    async () => {
      await unlink(path)
      await mkdir(path)
    },
  ],
]

test.each(attacks)('finds out %s, sets it aside, and heals when the bytes are put again', async (_what, attack) => {
  await attack()

  await expect(store.readBytes(digest)).rejects.toBeInstanceOf(ContentCorrupt)
  await expect.poll(() => store.has(digest), soon).toBe(false)
  expect(store.usage().bytes).toBe(0)

  await expect.poll(() => store.putBytes(content), soon).toBe(digest)
  expect(Buffer.from(await store.readBytes(digest)).equals(content)).toBe(true)
})

test.each(attacks)('finds out %s before it serves a range', async (_what, attack) => {
  await attack()

  await expect(store.read(digest, { start: 0, end: 2 })).rejects.toBeInstanceOf(ContentCorrupt)
})

test('finds out a change after a range was served', async () => {
  const first = await (await store.read(digest, { start: 0, end: 2 })).toArray()
  await writeFile(path, Buffer.alloc(700_000, 'xyz'))

  await expect(store.read(digest, { start: 0, end: 2 })).rejects.toBeInstanceOf(ContentCorrupt)
  expect(Buffer.concat(first).toString()).toBe('abc')
})

test('never gives a reader all bytes of a corrupt file', async () => {
  await writeFile(path, Buffer.alloc(700_000, 'abd'))
  let received = 0

  const read = async () => {
    for await (const piece of await store.read(digest)) received += Buffer.from(piece).length
  }

  await expect(read()).rejects.toBeInstanceOf(ContentCorrupt)
  expect(received).toBeLessThan(700_000)
})

test('a reader that leaves early leaves no open file', async () => {
  const before = (await readdir('/proc/self/fd')).length
  for (let at = 0; at < 20; at++) (await store.read(digest)).destroy()
  for (let at = 0; at < 20; at++) for await (const _ of await store.read(digest)) break

  await expect.poll(async () => (await readdir('/proc/self/fd')).length, soon).toBeLessThanOrEqual(before + 1)
})

test.each(['not json', '{"files":[]}', '{}'])('a manifest replaced by %j is found out and set aside', async (text) => {
  const { manifest, manifestBytes } = folderOf({ 'a.txt': 'a' })
  await store.putManifest(manifestBytes)
  const at = manifestPath(dir, manifest.root)
  await chmod(at, 0o600)
  await writeFile(at, text)

  const again = await createContentStore({ dir, quotaBytes: 10_000_000 })
  const found = again.manifest(manifest.root)

  await expect(found.catch((error: unknown) => error)).resolves.toSatisfy(
    (answer) => answer === null || answer instanceof ContentCorrupt,
  )
  await again.putManifest(manifestBytes)
  expect(await again.manifest(manifest.root)).toEqual(manifest)
})

test('a manifest that is valid but of another folder is found out', async () => {
  const mine = folderOf({ 'a.txt': 'a' })
  const other = folderOf({ 'b.txt': 'b' })
  await store.putManifest(mine.manifestBytes)
  const at = manifestPath(dir, mine.manifest.root)
  await chmod(at, 0o600)
  await writeFile(at, other.manifestBytes)

  const again = await createContentStore({ dir, quotaBytes: 10_000_000 })

  await expect(again.manifest(mine.manifest.root)).rejects.toBeInstanceOf(ContentCorrupt)
})
