import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'

import {
  commitmentOf,
  createManifest,
  encodeConfig,
  encodeManifest,
  parseConfig,
  uploadSchema,
} from '@althing/proposals'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { digestOf } from '../projection/testing/events.ts'
import { lifeOfADecision } from '../projection/testing/history.ts'
import { folderOf } from '../store/testing/folder.ts'
import { type ApiFixture, createApiFixture } from './testing/apiFixture.ts'

/** On a busy machine, soon is not at once. */
const soon = { timeout: 15_000 }

const folder = folderOf({ 'README.md': '# demo\n', 'data/train.jsonl': Buffer.alloc(300_000, 'row\n') })
const { root } = folder.manifest
const example = new URL('../../../proposals/src/ftc/golden/ftc-example.json', import.meta.url)
const metadata = Buffer.from('{"license":"CC-BY-4.0","name":"Rows"}')

let api: ApiFixture

beforeEach(async () => {
  api = await createApiFixture()
  const metadataDigest = `0x${sha256(metadata)}` as const
  api.projection.applyFinal(lifeOfADecision({ dataset: commitmentOf(folder.manifest), metadataDigest }))
})
afterEach(() => api.app.close())

test('a committed folder is taken, file by file, and its dataset shows it', async () => {
  expect(await put(`/v1/manifests/${root}`, folder.manifestBytes)).toMatchObject({ statusCode: 201 })
  for (const bytes of folder.files.values()) {
    const response = await put(`/v1/blobs/${sha256(bytes)}`, bytes)
    expect(response.statusCode).toBe(201)
    expect(uploadSchema.parse(response.json())).toEqual({ digest: sha256(bytes), bytes: bytes.length, created: true })
  }
  expect(await put(`/v1/documents/${sha256(metadata)}`, metadata)).toMatchObject({ statusCode: 201 })

  const dataset = await api.app.inject(`/v1/datasets/${digestOf('dataset id')}`)
  expect(dataset.json()).toMatchObject({
    stored: { manifest: true, metadata: true, files: 2, bytes: 300_007 },
    title: 'Rows',
    license: 'CC-BY-4.0',
  })
})

test('what is held is not read again', async () => {
  await putFolder()
  const [bytes] = folder.files.values()

  const response = await put(`/v1/blobs/${sha256(bytes ?? new Uint8Array())}`, bytes ?? new Uint8Array())

  expect([response.statusCode, response.json()]).toMatchObject([200, { created: false }])
})

test('digests are read with and without 0x, in any case', async () => {
  await putFolder()
  const digest = sha256(folder.files.get('README.md') ?? new Uint8Array())

  for (const form of [digest, `0x${digest}`, digest.toUpperCase()]) {
    expect(await api.app.inject(`/v1/blobs/${form}`)).toMatchObject({ statusCode: 200, body: '# demo\n' })
  }
})

test('a manifest that the chain does not know is not taken', async () => {
  const other = folderOf({ 'a.txt': 'mine' })

  const response = await put(`/v1/manifests/${other.manifest.root}`, other.manifestBytes)

  expect([response.statusCode, response.json()]).toMatchObject([
    403,
    { error: { code: 'not_committed', field: 'root' } },
  ])
})

test('a manifest under the root of another is not taken', async () => {
  const other = folderOf({ 'README.md': 'other', 'data/train.jsonl': 'rows' })

  const response = await put(`/v1/manifests/${root}`, other.manifestBytes)

  expect([response.statusCode, response.json()]).toMatchObject([422, { error: { code: 'content_mismatch' } }])
  expect(api.store.usage().manifests).toBe(0)
})

test('a manifest whose commitment on chain lies about its size is not taken', async () => {
  await api.app.close()
  api = await createApiFixture()
  const dataset = { ...commitmentOf(folder.manifest), totalBytes: 5 }
  api.projection.applyFinal(lifeOfADecision({ dataset }))

  const response = await put(`/v1/manifests/${root}`, folder.manifestBytes)

  expect([response.statusCode, response.json()]).toMatchObject([422, { error: { code: 'commitment_mismatch' } }])
})

test.each([
  ['not JSON', 'nonsense'],
  ['a path that leaves the folder', manifestText('../../etc/passwd')],
  ['an absolute path', manifestText('/etc/passwd')],
  ['a backslash', manifestText('a\\b')],
  ['duplicate keys', `{"chunkSize":1048576,"chunkSize":1048576,"files":[],"format":"ddm/1","root":"${root}"}`],
  ['a key that reaches a prototype', '{"__proto__":{"a":1}}'],
  ['deep nesting', '['.repeat(600) + ']'.repeat(600)],
  ['nothing', ''],
])('a manifest with %s is refused', async (_what, text) => {
  const response = await put(`/v1/manifests/${root}`, Buffer.from(text))

  expect([response.statusCode, response.json().error.code]).toEqual([422, 'invalid_document'])
  expect(api.store.usage().manifests).toBe(0)
})

test('a manifest larger than its number of files allows is cut off', async () => {
  const response = await put(`/v1/manifests/${root}`, Buffer.alloc(100_000, ' '))

  expect([response.statusCode, response.json()]).toMatchObject([413, { error: { code: 'too_large' } }])
})

test('a blob that no stored manifest names is not taken', async () => {
  const [bytes] = folder.files.values()

  const response = await put(`/v1/blobs/${sha256(bytes ?? new Uint8Array())}`, bytes ?? new Uint8Array())

  expect([response.statusCode, response.json()]).toMatchObject([403, { error: { code: 'not_committed' } }])
})

test.each([
  ['other bytes', (bytes: Uint8Array) => Buffer.alloc(bytes.length, 'x'), 422, 'content_mismatch'],
  ['fewer bytes', (bytes: Uint8Array) => bytes.subarray(1), 422, 'content_mismatch'],
  ['more bytes', (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from('x')]), 413, 'too_large'],
])('a blob of %s is refused and nothing is kept', async (_what, change, status, code) => {
  await put(`/v1/manifests/${root}`, folder.manifestBytes)
  const bytes = folder.files.get('data/train.jsonl') ?? new Uint8Array()

  const response = await put(`/v1/blobs/${sha256(bytes)}`, change(bytes))

  expect([response.statusCode, response.json().error.code]).toEqual([status, code])
  expect(api.store.usage().blobs).toBe(0)
  expect(await readdir(join(api.dir, 'tmp'))).toEqual([])
})

test('uploads leave room for what this relayer makes itself', async () => {
  await api.app.close()
  api = await createApiFixture({ quotaBytes: 320_000 })
  api.projection.applyFinal(lifeOfADecision({ dataset: commitmentOf(folder.manifest) }))
  await put(`/v1/manifests/${root}`, folder.manifestBytes)
  const bytes = folder.files.get('data/train.jsonl') ?? new Uint8Array()

  const response = await put(`/v1/blobs/${sha256(bytes)}`, bytes)

  expect([response.statusCode, response.json()]).toMatchObject([507, { error: { code: 'store_full' } }])
})

test('a document that is no config and that the chain does not name is refused', async () => {
  const bytes = Buffer.from('{"free":"storage"}')

  const response = await put(`/v1/documents/${sha256(bytes)}`, bytes)

  expect([response.statusCode, response.json()]).toMatchObject([403, { error: { code: 'not_committed' } }])
})

test('a config that no proposal speaks of yet is taken, so that it can be read before the vote', async () => {
  const bytes = encodeConfig(parseConfig(await readFile(example)))

  expect(await put(`/v1/documents/${sha256(bytes)}`, bytes)).toMatchObject({ statusCode: 201 })
  expect((await api.app.inject(`/v1/documents/${sha256(bytes)}`)).rawPayload).toEqual(Buffer.from(bytes))
})

test('a config that was approved on chain but breaks the rules of ftc/1 is not taken', async () => {
  await api.app.close()
  api = await createApiFixture()
  const bytes = Buffer.from('{"format":"ftc/1"}')
  api.projection.applyFinal(lifeOfADecision({ configDigest: `0x${sha256(bytes)}` }))

  expect((await put(`/v1/documents/${sha256(bytes)}`, bytes)).json()).toMatchObject({
    error: { code: 'invalid_document' },
  })
})

test('a document of another digest is refused', async () => {
  const response = await put(`/v1/documents/${sha256(metadata)}`, Buffer.from('{}'))

  expect([response.statusCode, response.json()]).toMatchObject([422, { error: { code: 'content_mismatch' } }])
})

test('an upload that breaks off leaves nothing and frees its slot', async () => {
  await put(`/v1/manifests/${root}`, folder.manifestBytes)
  const bytes = folder.files.get('data/train.jsonl') ?? new Uint8Array()
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  // Safety: a listening TCP server has an AddressInfo.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = api.app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write(`PUT /v1/blobs/${sha256(bytes)} HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes.length}\r\n\r\n`)
  socket.write(bytes.subarray(0, 1_000))
  await expect.poll(() => readdir(join(api.dir, 'tmp')), soon).toHaveLength(1)

  socket.destroy()

  await expect.poll(() => readdir(join(api.dir, 'tmp')), soon).toEqual([])
  expect(await put(`/v1/blobs/${sha256(bytes)}`, bytes)).toMatchObject({ statusCode: 201 })
})

function put(url: string, payload: Uint8Array) {
  return api.app.inject({ method: 'PUT', url, payload: Buffer.from(payload) })
}

async function putFolder(): Promise<void> {
  await put(`/v1/manifests/${root}`, folder.manifestBytes)
  for (const bytes of folder.files.values()) await put(`/v1/blobs/${sha256(bytes)}`, bytes)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Text of a manifest with one file at `path`, otherwise as it should be. */
function manifestText(path: string): string {
  const { manifest } = folderOf({ 'a.txt': 'a' })
  const text = Buffer.from(encodeManifest(createManifest(manifest.files))).toString()
  return text.replace('"a.txt"', JSON.stringify(path))
}
