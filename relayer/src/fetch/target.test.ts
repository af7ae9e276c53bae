import { expect, test } from 'vitest'

import { FetchRefused } from './errors.ts'
import { resolveTarget } from './resolveTarget.ts'
import { parseTarget } from './target.ts'

const loopbackForms = [
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://①②⑦.0.0.1/',
  'https://１２７.0.0.1/',
  'https://127。0。0。1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[::ffff:a9fe:a9fe]/latest/meta-data/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/latest/meta-data/',
  'https://[fd00:ec2::254]/',
]

test.each(loopbackForms)('%s is refused by what it means, not how it is written', async (uri) => {
  const url = parseTarget(uri, {})

  await expect(resolveTarget(url, {}, async () => ['8.8.8.8'])).rejects.toBeInstanceOf(FetchRefused)
})

test.each([
  'http://data.example/',
  'ftp://data.example/',
  'file:///etc/passwd',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'gopher://data.example/',
  'blob:https://data.example/1',
  'https://user:secret@data.example/',
  'https://user@data.example/',
  'https://data.example:22/',
  'https://data.example:25/',
  'https:\\\\data.example\\',
  'https://data.example/a b',
  'https://data.example/\n',
  'ht\ttps://127.0.0.1/',
  'https://data.example/\u202e',
  '//data.example/',
  'data.example',
  '',
  'https://',
  `https://data.example/${'a'.repeat(3_000)}`,
  'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi',
])('%j is refused', (uri) => {
  expect(() => parseTarget(uri, {})).toThrow(FetchRefused)
})

test('http is allowed only when the operator says so', () => {
  expect(parseTarget('http://data.example/a', { allowHttp: true }).href).toBe('http://data.example/a')
})

test('ipfs goes through the gateway, whose path cannot be left', () => {
  const policy = { ipfsGateway: 'https://ipfs.example/' }
  const cid = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi'

  expect(parseTarget(`ipfs://${cid}/data/a.txt`, policy).href).toBe(`https://ipfs.example/ipfs/${cid}/data/a.txt`)
  expect(parseTarget(`ipfs://ipfs/${cid}`, policy).href).toBe(`https://ipfs.example/ipfs/${cid}`)
  expect(() => parseTarget('ipfs://../admin', policy)).toThrow(FetchRefused)
  expect(() => parseTarget(`ipfs://${cid}?x=1`, policy)).toThrow(FetchRefused)
  expect(() => parseTarget(`ipfs://${cid}@evil.example/`, policy)).toThrow(FetchRefused)
})

test('a name that points to both sides is refused', async () => {
  const url = parseTarget('https://data.example/', {})

  await expect(resolveTarget(url, {}, async () => ['8.8.8.8', '10.0.0.1'])).rejects.toBeInstanceOf(FetchRefused)
})

test('a host that the operator named is reached wherever it is, on exactly that port', async () => {
  const policy = { allowedHosts: ['127.0.0.1:8080'] }

  expect(await resolveTarget(parseTarget('http://127.0.0.1:8080/', policy), policy, async () => [])).toBe('127.0.0.1')
  expect(() => parseTarget('http://127.0.0.1:8081/', policy)).toThrow(FetchRefused)
  await expect(
    resolveTarget(parseTarget('https://127.0.0.1:8081/', policy), policy, async () => []),
  ).rejects.toBeInstanceOf(FetchRefused)
})
