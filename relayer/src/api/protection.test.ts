import { apiErrorSchema } from '@althing/proposals'
import { afterEach, expect, test } from 'vitest'

import { networkOf } from './protection.ts'
import { type ApiFixture, createApiFixture } from './testing/apiFixture.ts'

let api: ApiFixture
afterEach(() => api.app.close())

test('only listed origins may read from a browser', async () => {
  api = await createApiFixture({ corsOrigins: ['https://app.example'] })

  const listed = await api.app.inject({ url: '/v1/health', headers: { origin: 'https://app.example' } })
  const other = await api.app.inject({ url: '/v1/health', headers: { origin: 'https://evil.example' } })

  expect(listed.headers['access-control-allow-origin']).toBe('https://app.example')
  expect(other.headers['access-control-allow-origin']).toBeUndefined()
})

test('a browser may upload after asking', async () => {
  api = await createApiFixture({ corsOrigins: ['https://app.example'] })

  const asked = await api.app.inject({
    method: 'OPTIONS',
    url: `/v1/blobs/${'0'.repeat(64)}`,
    headers: { origin: 'https://app.example', 'access-control-request-method': 'PUT' },
  })

  expect([asked.statusCode, asked.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD, PUT'])
})

test('too many requests of one address are refused until the minute is over; others are answered', async () => {
  api = await createApiFixture({ readsPerMinute: 3, proxies: 1 })
  const from = (address: string) => api.app.inject({ url: '/v1/health', headers: { 'x-forwarded-for': address } })
  for (let at = 0; at < 3; at++) await from('203.0.113.7')

  const fourth = await from('203.0.113.7')
  const neighbour = await from('203.0.113.8')

  expect([fourth.statusCode, apiErrorSchema.parse(fourth.json()).error.code]).toEqual([429, 'rate_limited'])
  expect(fourth.headers['retry-after']).toBeDefined()
  expect(neighbour.statusCode).toBe(200)
})

test('an address cannot be forged without a proxy in front', async () => {
  api = await createApiFixture({ readsPerMinute: 2 })
  const from = (address: string) => api.app.inject({ url: '/v1/health', headers: { 'x-forwarded-for': address } })
  await from('203.0.113.1')
  await from('203.0.113.2')

  expect(await from('203.0.113.3')).toMatchObject({ statusCode: 429 })
})

test('uploads are counted apart from reads', async () => {
  api = await createApiFixture({ readsPerMinute: 1, uploadsPerMinute: 1 })
  await api.app.inject('/v1/health')

  const upload = await api.app.inject({ method: 'PUT', url: `/v1/blobs/${'0'.repeat(64)}`, payload: 'x' })

  expect(upload.statusCode).toBe(403)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s counts as %s', async (address, network) => {
  api = await createApiFixture()
  expect(networkOf(address)).toBe(network)
})

test('every request has an id that its sender cannot choose', async () => {
  api = await createApiFixture()

  const { headers } = await api.app.inject({
    url: '/v1/health',
    headers: { 'x-request-id': 'forged', 'request-id': 'forged' },
  })

  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test.each(['POST', 'DELETE', 'PATCH', 'PUT'] as const)('%s where it means nothing is refused', async (method) => {
  api = await createApiFixture()

  const response = await api.app.inject({ method, url: '/v1/proposals', payload: '{"a":1}' })

  expect([response.statusCode, apiErrorSchema.parse(response.json()).error.code]).toEqual([404, 'no_such_route'])
})

test('what goes wrong inside is not told outside', async () => {
  api = await createApiFixture()
  Object.assign(api.projection, {
    views() {
      throw new Error('secret /home/relayer/keystore.json')
    },
  })

  const response = await api.app.inject('/v1/proposals')

  expect([response.statusCode, response.json().error.code]).toEqual([500, 'internal'])
  expect(response.body).not.toMatch(/secret|keystore|\.ts/)
})
