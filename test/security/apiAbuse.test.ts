import { createHash, randomBytes } from 'node:crypto'
import { chmod, open, readdir, readlink } from 'node:fs/promises'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { apiErrorSchema, commitmentOf } from '@althing/proposals'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ApiFixture, createApiFixture } from '../../relayer/src/api/testing/apiFixture.ts'
import { lifeOfADecision } from '../../relayer/src/projection/testing/history.ts'
import { folderOf } from '../../relayer/src/store/testing/folder.ts'

/** On a busy machine, soon is not at once. */
const soon = { timeout: 15_000 }

const large = randomBytes(8_000_000)
const digest = createHash('sha256').update(large).digest('hex')
const folder = folderOf({ 'large.bin': large })

let api: ApiFixture
let port: number

beforeEach(async () => {
  api = await createApiFixture({ quotaBytes: 500_000_000 })
  api.projection.applyFinal(lifeOfADecision({ dataset: commitmentOf(folder.manifest) }))
  await api.store.putManifest(folder.manifestBytes)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  // Safety: a listening TCP server has an AddressInfo.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  port = (api.app.server.address() as AddressInfo).port
})
afterEach(() => api.app.close())

test('a large upload that is refused at once is told why, not cut off', async () => {
  const response = await put('0'.repeat(64), large)

  expect([response.status, apiErrorSchema.parse(await response.json()).error.code]).toEqual([403, 'not_committed'])
})

test('an upload that turns out too large is told why, not cut off', async () => {
  const response = await put(digest, Buffer.concat([large, Buffer.from('and more')]))

  expect([response.status, apiErrorSchema.parse(await response.json()).error.code]).toEqual([413, 'too_large'])
})

test('twenty uploads of the same bytes at once are all accepted and stored once', async () => {
  const responses = await Promise.all(Array.from({ length: 20 }, () => put(digest, large)))

  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]))
  expect(api.store.usage().blobs).toBe(1)
  expect(await readdir(join(api.dir, 'tmp'))).toEqual([])
})

test('uploads beyond a client’s share of the slots are asked to come again, and the slots come free', async () => {
  const sockets = Array.from({ length: 24 }, () => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`PUT /v1/blobs/${digest} HTTP/1.1\r\nhost: x\r\ncontent-length: 8000000\r\n\r\nbeginning`)
    return socket
  })
  await expect.poll(() => readdir(join(api.dir, 'tmp')), soon).toHaveLength(24)

  const busy = await put(digest, large)
  for (const socket of sockets) socket.destroy()
  await expect.poll(() => readdir(join(api.dir, 'tmp')), soon).toEqual([])
  const after = await put(digest, large)

  expect([busy.status, busy.headers.get('retry-after'), after.status]).toEqual([503, '30', 201])
})

test.each([
  ['no HTTP at all', 'hello there\r\n\r\n', 400],
  ['a header with a line break inside', 'GET /v1/health HTTP/1.1\r\nhost: x\r\nx: a\nb\r\n\r\n', 400],
  ['headers of 40 kB', `GET /v1/health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 400],
  ['two lengths', 'PUT /v1/blobs/1 HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na', 400],
  [
    'a length and chunks',
    'PUT /v1/blobs/1 HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  ['a path of 20 kB', `GET /v1/${'a'.repeat(15_000)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, 404],
  ['an encoded slash', 'GET /v1/blobs/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
  ['a null byte', 'GET /v1/blobs/%00 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
])('%s is answered with an error, and the API goes on', async (_what, bytes, status) => {
  const answer = await exchange(bytes)

  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).not.toMatch(/node_modules|\.ts:/)
  expect((await fetch(`http://127.0.0.1:${port}/v1/health`)).status).toBe(200)
})

test('a thousand requests on one connection are answered in order', async () => {
  const request = 'GET /v1/runs/1 HTTP/1.1\r\nhost: x\r\n\r\n'
  const last = 'GET /v1/runs/9 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'

  const answer = await exchange(request.repeat(999) + last)

  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual([
    ...Array.from({ length: 999 }, () => 'HTTP/1.1 200'),
    'HTTP/1.1 404',
  ])
})

test('readers that leave in the middle of a download leave nothing open', async () => {
  await api.store.putBytes(large)

  await Promise.all(
    Array.from({ length: 30 }, async () => {
      const stop = new AbortController()
      const response = await fetch(`http://127.0.0.1:${port}/v1/blobs/${digest}`, { signal: stop.signal })
      await response.body?.getReader().read()
      stop.abort()
    }),
  )

  await expect.poll(openContent, soon).toEqual([])
})

test('bytes that went bad on disk end the download instead of completing it', async () => {
  await api.store.putBytes(large)
  const path = join(api.dir, 'sha256', digest.slice(0, 2), digest.slice(2))
  await chmod(path, 0o600)
  const handle = await open(path, 'r+')
  await handle.write(Buffer.from('x'), 0, 1, 7_000_000)
  await handle.close()

  const response = await fetch(`http://127.0.0.1:${port}/v1/blobs/${digest}`)

  await expect(response.arrayBuffer()).rejects.toBeInstanceOf(Error)
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/v1/blobs/${digest}`)).status, soon).toBe(404)
})

function put(blob: string, body: Buffer): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/v1/blobs/${blob}`, { method: 'PUT', body: new Uint8Array(body) })
}

/** Files of the store that this process has open. */
async function openContent(): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd')
  const paths = await Promise.all(descriptors.map((at) => readlink(`/proc/self/fd/${at}`).catch(() => '')))
  return paths.filter((path) => path.startsWith(api.dir))
}

/** Sends bytes over a bare connection and returns all that comes back. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (piece) => (answer += piece.toString()))
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    socket.setTimeout(5_000, () => socket.destroy())
  })
}
