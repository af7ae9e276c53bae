import { apiErrorSchema } from '@althing/proposals'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { lifeOfADecision } from '../projection/testing/history.ts'
import { type ApiFixture, createApiFixture } from './testing/apiFixture.ts'

vi.setConfig({ testTimeout: 60_000 })

let api: ApiFixture
beforeAll(async () => {
  api = await createApiFixture({ readsPerMinute: 1_000_000, uploadsPerMinute: 1_000_000 })
  api.projection.applyFinal(lifeOfADecision())
})
afterAll(() => api.app.close())

const places = ['proposals', 'datasets', 'lineages', 'configs', 'runs', 'versions', 'blobs', 'manifests', 'documents']

/** Texts that have broken servers before, beside anything at all. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.constantFrom(
    '..',
    '../..',
    '%00',
    '%2e%2e%2f',
    '0x',
    '0x' + 'g'.repeat(64),
    '-1',
    '1e3',
    'NaN',
    '__proto__',
    'constructor',
    '１２',
    '42\n',
    "1' OR 1=1",
  ),
  fc.bigInt().map(String),
  fc.stringMatching(/^[0-9a-f]{60,68}$/).map((text) => `0x${text}`),
)

test('no path and no query makes the API fail or tell of its inside', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      hostile,
      fc.dictionary(
        fc.oneof(fc.constantFrom('limit', 'cursor', 'status', 'lines'), fc.string({ maxLength: 8 })),
        hostile,
        { maxKeys: 3 },
      ),
      async (place, id, query) => {
        const search = new URLSearchParams(query).toString()
        const response = await api.app.inject(`/v1/${place}/${encodeURIComponent(id.toWellFormed())}?${search}`)

        expect(response.statusCode).toBeLessThan(500)
        expect(response.body).not.toMatch(/\.ts:|node_modules/)
        expect(response.statusCode < 400 || apiErrorSchema.safeParse(response.json()).success).toBe(true)
      },
    ),
    { numRuns: 800 },
  )
})

test('no body makes the API fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('blobs', 'manifests', 'documents'),
      fc.uint8Array({ maxLength: 2_000 }),
      fc.string({ maxLength: 30 }),
      async (place, bytes, type) => {
        const headers = { 'content-type': clean(type) || 'a/b' }
        const url = `/v1/${place}/${'ab'.repeat(32)}`.replace('manifests/', 'manifests/0x')
        const response = await api.app.inject({ method: 'PUT', url, payload: Buffer.from(bytes), headers })

        expect(response.statusCode).toBeGreaterThanOrEqual(400)
        expect(response.statusCode).toBeLessThan(500)
        apiErrorSchema.parse(response.json())
      },
    ),
    { numRuns: 300 },
  )
})

test('no Range, tag or event id makes the API fail', async () => {
  const digest = await api.store.putBytes(Buffer.from('content'))
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), async (range, tag) => {
      const headers = { range: `bytes=${clean(range)}`, 'if-none-match': clean(tag), 'if-range': clean(tag) }
      const { statusCode } = await api.app.inject({ url: `/v1/blobs/${digest}`, headers })

      expect([200, 206, 304, 416]).toContain(statusCode)
    }),
    { numRuns: 300 },
  )
})

function clean(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '')
}
