import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { type ContentStore, createContentStore } from './contentStore.ts'
import { blobPath, sha256Of } from './digest.ts'
import { ContentMismatch, ContentTooLarge, InvalidDigest, StoreFull, UnknownContent } from './errors.ts'
import { nodeFiles, type StoreFiles } from './storeFiles.ts'
import { emptyDirectory, folderOf } from './testing/folder.ts'

const hello = Buffer.from('hello')
const helloDigest = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

let dir: string
let store: ContentStore

beforeEach(async () => {
  dir = await emptyDirectory()
  store = await createContentStore({ dir, quotaBytes: 1_000_000 })
})
afterEach(() => rm(dir, { recursive: true }))

test('keeps what it is given under its digest, read-only', async () => {
  await store.put(helloDigest, [hello.subarray(0, 2), hello.subarray(2)], { maxBytes: 5 })

  expect(store.size(helloDigest)).toBe(5)
  expect(Buffer.from(await store.readBytes(helloDigest))).toEqual(hello)
  expect(await readFile(join(dir, 'sha256', '2c', helloDigest.slice(2)))).toEqual(hello)
  expect((await stat(blobPath(dir, helloDigest))).mode & 0o777).toBe(0o444)
})

test('keeps an empty file', async () => {
  const digest = await store.putBytes(new Uint8Array())

  expect(store.size(digest)).toBe(0)
  expect(await store.readBytes(digest)).toEqual(Buffer.alloc(0))
})

test.each([
  ['other bytes', [Buffer.from('hullo')], ContentMismatch],
  ['too few bytes', [Buffer.from('hell')], ContentMismatch],
  ['too many bytes', [hello, Buffer.from('!')], ContentTooLarge],
])('refuses %s and keeps nothing', async (_what, bytes, error) => {
  await expect(store.put(helloDigest, bytes, { maxBytes: 5 })).rejects.toBeInstanceOf(error)

  expect(store.has(helloDigest)).toBe(false)
  expect(store.usage()).toMatchObject({ bytes: 0, blobs: 0 })
  expect(await readdir(join(dir, 'tmp'))).toEqual([])
})

test('stops reading a stream as soon as it is too long', async () => {
  let pieces = 0
  function* endless() {
    for (;;) {
      pieces += 1
      yield hello
    }
  }

  await expect(store.put(helloDigest, endless(), { maxBytes: 12 })).rejects.toBeInstanceOf(ContentTooLarge)

  expect(pieces).toBe(3)
})

test('keeps nothing of a stream that breaks off', async () => {
  const lost = new Error('connection lost')
  const broken = (function* () {
    yield hello
    throw lost
  })()

  await expect(store.put(helloDigest, broken, { maxBytes: 5 })).rejects.toBe(lost)

  expect(store.usage().bytes).toBe(0)
  expect(await readdir(join(dir, 'tmp'))).toEqual([])
})

test('takes the same blob from many streams at once and counts it once', async () => {
  const puts = Array.from({ length: 20 }, () => store.put(helloDigest, [hello], { maxBytes: 5 }))

  await Promise.all(puts)

  expect(store.usage()).toMatchObject({ bytes: 5, blobs: 1 })
  expect(await readdir(join(dir, 'tmp'))).toEqual([])
})

test('a wrong stream beside a right one does not disturb it', async () => {
  const results = await Promise.allSettled([
    store.put(helloDigest, [Buffer.from('hullo')], { maxBytes: 5 }),
    store.put(helloDigest, [hello], { maxBytes: 5 }),
  ])

  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(Buffer.from(await store.readBytes(helloDigest))).toEqual(hello)
})

test('holds uploads that run at once to its quota', async () => {
  const small = await createContentStore({ dir: join(dir, 'small'), quotaBytes: 12 })
  const blobs = ['first', 'other', 'third'].map((text) => Buffer.from(text))

  const results = await Promise.allSettled(blobs.map((bytes) => small.putBytes(bytes)))

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(StoreFull) })
  expect(small.usage().bytes).toBe(10)
})

test('names a full disk, keeps nothing, and works again once there is room', async () => {
  let full = true
  const files: StoreFiles = {
    ...nodeFiles,
    async create(path) {
      const writer = await nodeFiles.create(path)
      const write = (bytes: Uint8Array) => {
        if (full) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
        return writer.write(bytes)
      }
      return { ...writer, write: async (bytes) => write(bytes) }
    },
  }
  const tight = await createContentStore({ dir: join(dir, 'tight'), quotaBytes: 1_000, files })

  await expect(tight.putBytes(hello)).rejects.toBeInstanceOf(StoreFull)
  expect(await readdir(join(dir, 'tight', 'tmp'))).toEqual([])
  expect(tight.usage().bytes).toBe(0)

  full = false
  expect(await tight.putBytes(hello)).toBe(helloDigest)
})

test('a crash at any step leaves only temporary files, which the next start sweeps', async () => {
  for (const step of ['write', 'seal', 'publish'] as const) {
    const { files, dead } = dyingAt(step)
    const crashing = await createContentStore({ dir: join(dir, step), quotaBytes: 1_000, files })
    void crashing.putBytes(hello).catch(() => {})
    await dead
    expect(await readdir(join(dir, step, 'tmp'))).toHaveLength(1)

    const again = await createContentStore({ dir: join(dir, step), quotaBytes: 1_000 })

    expect(await readdir(join(dir, step, 'tmp'))).toEqual([])
    expect(again.usage()).toMatchObject({ bytes: 0, blobs: 0 })
  }
})

test('finds what it held before a restart', async () => {
  const { manifest, manifestBytes } = folderOf({ 'a.txt': 'hello' })
  await store.putManifest(manifestBytes)
  await store.putBytes(hello)
  const before = store.usage()

  const again = await createContentStore({ dir, quotaBytes: 1_000_000 })

  expect(again.usage()).toEqual(before)
  expect(again.holding(manifest.root)).toEqual({ manifest: true, files: 1, bytes: 5, complete: true })
  expect(again.sizeLimit(helloDigest)).toBe(5)
})

test('passes over foreign files in its folders', async () => {
  await store.putBytes(hello)
  await writeFile(join(dir, 'sha256', '2c', 'notes.txt'), 'mine')
  await writeFile(join(dir, 'sha256', 'README'), 'mine')

  const again = await createContentStore({ dir, quotaBytes: 1_000_000 })

  expect(again.usage().blobs).toBe(1)
})

test.each(['../../etc/passwd', '..%2f', '', 'AB'.repeat(32), '0x', `${helloDigest}0`, `${helloDigest.slice(0, 62)}..`])(
  'digest %j names no path',
  async (digest) => {
    await expect(store.put(digest, [hello], { maxBytes: 5 })).rejects.toBeInstanceOf(InvalidDigest)
    await expect(store.read(digest)).rejects.toBeInstanceOf(UnknownContent)
  },
)

test('digests written by the chain and by sha256sum mean the same', () => {
  expect(sha256Of(hello)).toBe(helloDigest)
})

/** A file system whose machine loses power at a step: nothing after it happens, no error is seen. `dead` is when. */
function dyingAt(step: 'write' | 'seal' | 'publish'): { files: StoreFiles; dead: Promise<void> } {
  const death = Promise.withResolvers<void>()
  const die = (): Promise<never> => {
    death.resolve()
    return new Promise(() => {})
  }
  const files: StoreFiles = {
    ...nodeFiles,
    publish: (from, to) => (step === 'publish' ? die() : nodeFiles.publish(from, to)),
    async create(path) {
      const writer = await nodeFiles.create(path)
      return step === 'publish' ? writer : { ...writer, [step]: die }
    },
  }
  return { files, dead: death.promise }
}
