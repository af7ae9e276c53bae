import { commitmentOf } from '@althing/proposals'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createChain, digestOf } from '../projection/testing/events.ts'
import { lifeOfADecision } from '../projection/testing/history.ts'
import { folderOf } from '../store/testing/folder.ts'
import { type ApiFixture, createApiFixture, jobOf } from './testing/apiFixture.ts'

const folder = folderOf({ 'digits.txt': '0123456789' })
const digest = folder.manifest.files[0]?.sha256 ?? ''

let api: ApiFixture

beforeEach(async () => {
  api = await createApiFixture()
  api.projection.applyFinal(lifeOfADecision({ dataset: commitmentOf(folder.manifest) }))
  await api.store.putManifest(folder.manifestBytes)
  await api.store.putBytes(Buffer.from('0123456789'))
})
afterEach(() => api.app.close())

test.each([
  ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=3-1', 200, '0123456789', undefined],
  ['bytes=0-1,4-5', 200, '0123456789', undefined],
  ['lines=0-1', 200, '0123456789', undefined],
  ['bytes=99999999999999999999-', 200, '0123456789', undefined],
])('Range %s answers %d', async (range, status, body, contentRange) => {
  const response = await api.app.inject({ url: `/v1/blobs/${digest}`, headers: { range } })

  expect([response.statusCode, response.body, response.headers['content-range']]).toEqual([status, body, contentRange])
})

test('a range of other content than the reader has is the whole', async () => {
  const headers = { range: 'bytes=0-3', 'if-range': '"other"' }

  expect(await api.app.inject({ url: `/v1/blobs/${digest}`, headers })).toMatchObject({ statusCode: 200 })
})

test('content is served so that no browser takes it for a page', async () => {
  const { headers } = await api.app.inject(`/v1/blobs/${digest}`)

  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'cache-control': 'public, max-age=31536000, immutable',
    'content-length': '10',
  })
})

test.each([
  '/v1/proposals',
  `/v1/datasets/${digestOf('dataset id')}`,
  `/v1/manifests/${folder.manifest.root}`,
  `/v1/blobs/${digest}`,
])('a reader that has %s as it is gets 304', async (url) => {
  const first = await api.app.inject(url)
  const etag = first.headers.etag ?? ''

  const again = await api.app.inject({ url, headers: { 'if-none-match': `"old", W/${etag}` } })

  expect([first.statusCode, again.statusCode, again.body, again.headers.etag]).toEqual([200, 304, '', etag])
})

test('HEAD says what is held without sending it', async () => {
  const held = await api.app.inject({ method: 'HEAD', url: `/v1/blobs/${digest}` })
  const manifest = await api.app.inject({ method: 'HEAD', url: `/v1/manifests/${folder.manifest.root}` })
  const missing = await api.app.inject({ method: 'HEAD', url: `/v1/blobs/${'0'.repeat(64)}` })

  expect([held.statusCode, held.headers['content-length'], held.body]).toEqual([200, '10', ''])
  expect([manifest.statusCode, manifest.body, missing.statusCode]).toEqual([200, '', 404])
})

test('a manifest is served as exactly the bytes that were committed to', async () => {
  const response = await api.app.inject(`/v1/manifests/${folder.manifest.root}`)

  expect(response.rawPayload).toEqual(Buffer.from(folder.manifestBytes))
})

test('lists are paged, newest first, and the cursor is opaque', async () => {
  const chain = createChain({ from: 500 })
  api.projection.applyFinal(
    [1n, 2n, 3n].map((proposalId) => {
      const { args } = lifeOfADecision()[2] ?? { args: {} }
      return chain.event('governor', 'ProposalCreated', { ...args, proposalId })
    }),
  )

  const first = (await api.app.inject('/v1/proposals?limit=3')).json()
  const second = (await api.app.inject(`/v1/proposals?limit=3&cursor=${first.nextCursor}`)).json()

  expect(first.items.map((item: { id: string }) => item.id)).toEqual(['3', '2', '1'])
  expect([second.items.map((item: { id: string }) => item.id), second.nextCursor]).toEqual([['42'], null])
})

test('a run that was not submitted by its deadline is expired by the time of the chain', async () => {
  await api.app.close()
  api = await createApiFixture()
  api.projection.applyFinal(lifeOfADecision().slice(0, 13))
  api.status = { ...api.status, head: { number: 99, hash: digestOf('late'), timestamp: 1_700_900_001 } }

  const run = (await api.app.inject('/v1/runs/1')).json()
  const list = (await api.app.inject('/v1/runs?status=expired')).json()

  expect([run.status, list.items.length]).toEqual(['expired', 1])
})

test('a run carries the job of this relayer', async () => {
  api.jobs.set(1n, jobOf(1n, { state: 'rejected', reason: 'config digest differs' }))

  const run = (await api.app.inject('/v1/runs/1')).json()

  expect(run.job).toEqual({
    state: 'rejected',
    attempt: 1,
    reason: 'config digest differs',
    progress: null,
    trust: 'proof',
    sandbox: 'bwrap',
  })
})

test('health is 503 once the relayer has failed, and says why', async () => {
  api.status = { ...api.status, status: 'failed', reason: 'FINALITY_VIOLATION' }

  const response = await api.app.inject('/v1/health')

  expect([response.statusCode, response.json()]).toMatchObject([
    503,
    { status: 'failed', reason: 'FINALITY_VIOLATION' },
  ])
})

test('metrics tell of requests by route, never by path', async () => {
  await api.app.inject('/v1/proposals/42')
  await api.app.inject('/wp-login.php')

  const { body } = await api.app.inject('/metrics')

  expect(body).toContain('route="/v1/proposals/:id",status="200"')
  expect(body).toContain('route="unknown",status="404"')
  expect(body).toMatch(/althing_store_bytes \d+/)
  expect(body).not.toContain('wp-login')
})

test('documents are served by digest: configs and attestations by what names them', async () => {
  const config = Buffer.from('{"any":"bytes"}')
  await api.app.close()
  api = await createApiFixture()
  const configDigest = `0x${await api.store.putBytes(config)}` as const
  const attestationDigest = `0x${await api.store.putBytes(Buffer.from('{"payload":""}'))}` as const
  api.projection.applyFinal(lifeOfADecision({ configDigest, attestationDigest }))

  const document = await api.app.inject(`/v1/configs/${digestOf('config id')}/document`)
  const attestation = await api.app.inject(`/v1/versions/${digestOf('version 2')}/attestation`)

  expect(document.rawPayload).toEqual(config)
  expect([attestation.statusCode, attestation.headers['content-type']]).toEqual([
    200,
    'application/vnd.dsse.envelope.v1+json',
  ])
})
