import { rm } from 'node:fs/promises'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { type ContentStore, createContentStore } from '../store/contentStore.ts'
import { sha256Of } from '../store/digest.ts'
import { emptyDirectory, folderOf } from '../store/testing/folder.ts'
import { FetchRefused, FetchUnavailable } from './errors.ts'
import { createFetcher, type Fetcher } from './fetcher.ts'
import { startServer, type TestServer } from './testing/server.ts'

const folder = folderOf({ 'README.md': '# demo\n', 'data/ü #1.jsonl': 'row\n'.repeat(1_000), 'empty.txt': '' })
const { root } = folder.manifest

let dir: string
let store: ContentStore
let server: TestServer
let fetcher: Fetcher
/** What the server has, by path. */
let content: Map<string, Uint8Array>

beforeEach(async () => {
  dir = await emptyDirectory()
  store = await createContentStore({ dir, quotaBytes: 1_000_000 })
  content = new Map()
  server = await startServer((request, response) => {
    const found = content.get(decodeURIComponent(request.url ?? ''))
    response.writeHead(found === undefined ? 404 : 200).end(found)
  })
  fetcher = createFetcher({ store, allowedHosts: [server.host] })
})
afterEach(async () => {
  await server.close()
  await rm(dir, { recursive: true })
})

test('fetches a static folder', async () => {
  serveStatic()

  const manifest = await fetcher.fetchFolder({ root, uris: [`${server.url}/set/`] })

  expect(manifest).toEqual(folder.manifest)
  expect(store.holding(root).complete).toBe(true)
})

test("fetches from another relayer's API", async () => {
  content.set(`/api/v1/manifests/${root}`, folder.manifestBytes)
  for (const bytes of folder.files.values()) content.set(`/api/v1/blobs/${sha256Of(bytes)}`, bytes)

  await fetcher.fetchFolder({ root, uris: [`${server.url}/api/v1/manifests/${root}`] })

  expect(store.holding(root).complete).toBe(true)
})

test('what the store holds is not fetched', async () => {
  serveStatic()
  await fetcher.fetchFolder({ root, uris: [`${server.url}/set`] })
  const before = server.requests.length

  await fetcher.fetchFolder({ root, uris: [`${server.url}/set`] })

  expect(server.requests.length).toBe(before)
})

test('what was fetched before an interruption is kept', async () => {
  serveStatic()
  const missing = content.get('/set/data/ü #1.jsonl')
  content.delete('/set/data/ü #1.jsonl')
  await expect(fetcher.fetchFolder({ root, uris: [`${server.url}/set`] })).rejects.toBeInstanceOf(FetchUnavailable)
  content.set('/set/data/ü #1.jsonl', missing ?? new Uint8Array())
  const before = server.requests.length

  await fetcher.fetchFolder({ root, uris: [`${server.url}/set`] })

  expect(store.holding(root).complete).toBe(true)
  expect(server.requests.slice(before).filter((request) => request.includes('README'))).toEqual([])
})

test.each([
  ['a file with other bytes', () => content.set('/set/README.md', Buffer.from('# evil\n'))],
  ['a longer file', () => content.set('/set/README.md', Buffer.from('# demo\nand more'))],
  ['the manifest of another folder', () => content.set('/set/manifest.json', folderOf({ 'a.txt': 'a' }).manifestBytes)],
  ['a manifest that is none', () => content.set('/set/manifest.json', Buffer.from('<html>'))],
])('%s is refused', async (_what, spoil) => {
  serveStatic()
  spoil()

  await expect(fetcher.fetchFolder({ root, uris: [`${server.url}/set`] })).rejects.toBeInstanceOf(FetchRefused)

  expect(store.holding(root).complete).toBe(false)
})

test('a liar does not keep an honest mirror from being asked', async () => {
  serveStatic()
  content.set('/liar/manifest.json', folder.manifestBytes)
  for (const path of folder.files.keys()) content.set(`/liar/${path}`, Buffer.from('lies'))

  await fetcher.fetchFolder({ root, uris: [`${server.url}/liar`, `${server.url}/set`] })

  expect(store.holding(root).complete).toBe(true)
})

test('as long as one source may come back, it is worth trying again', async () => {
  serveStatic()
  content.set('/set/README.md', Buffer.from('# evil\n'))

  const uris = [`${server.url}/set`, `${server.url}/gone`]

  await expect(fetcher.fetchFolder({ root, uris })).rejects.toBeInstanceOf(FetchUnavailable)
})

test('without any URI there is nothing to do but wait for an upload', async () => {
  await expect(fetcher.fetchFolder({ root, uris: [] })).rejects.toBeInstanceOf(FetchUnavailable)
})

test('a failure ends the downloads beside it', async () => {
  const many = folderOf(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.txt`, `file ${at}`])))
  content.set('/many/manifest.json', many.manifestBytes)
  for (const [path, bytes] of many.files) content.set(`/many/${path}`, path === '1.txt' ? Buffer.from('lie') : bytes)

  const fetching = fetcher.fetchFolder({ root: many.manifest.root, uris: [`${server.url}/many`] })

  await expect(fetching).rejects.toBeInstanceOf(FetchRefused)
  expect(server.requests.length).toBeLessThan(20)
})

test('fetches a document by its digest and nothing else', async () => {
  const config = Buffer.from('{"format":"ftc/1"}')
  content.set('/config.json', config)
  const uris = [`${server.url}/config.json`]

  expect(Buffer.from(await fetcher.fetchDocument({ sha256: sha256Of(config), uris, maxBytes: 1_000 }))).toEqual(config)
  await expect(fetcher.fetchDocument({ sha256: '0'.repeat(64), uris, maxBytes: 1_000 })).rejects.toBeInstanceOf(
    FetchRefused,
  )
})

function serveStatic(): void {
  content.set('/set/manifest.json', folder.manifestBytes)
  for (const [path, bytes] of folder.files) content.set(`/set/${path}`, bytes)
}
