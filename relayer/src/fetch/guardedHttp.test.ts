import { afterEach, expect, test } from 'vitest'

import { FetchRefused, FetchUnavailable } from './errors.ts'
import { createGuardedGet, type GuardedHttpOptions } from './guardedHttp.ts'
import { startServer, type TestServer } from './testing/server.ts'

let servers: TestServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

test('streams what a named host serves', async () => {
  const server = await serve((_request, response) => response.end('hello'))

  expect(await text(server.url, { allowedHosts: [server.host] })).toBe('hello')
})

test('a host on the loopback that nobody named is never connected to', async () => {
  const server = await serve((_request, response) => response.end('secret'))

  await expect(text(server.url, { allowHttp: true })).rejects.toBeInstanceOf(FetchRefused)
  expect(server.requests).toEqual([])
})

test('a name is resolved once, and the connection made to the address that was checked', async () => {
  const server = await serve((_request, response) => response.end('mine'))
  const answers = [['127.0.0.1'], ['127.0.0.2']]
  let asked = 0
  const resolve = async () => answers[asked++] ?? ['127.0.0.3']
  const named = `rebind.example:${server.port}`

  expect(await text(`http://${named}/a`, { allowedHosts: [named], resolve })).toBe('mine')
  expect([asked, server.requests]).toEqual([1, [`${named} /a`]])
})

test.each([
  'http://127.0.0.1:1/',
  'http://[::1]/',
  'http://2130706433/',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'data:text/plain,hello',
  '//user:pass@127.0.0.1/',
])('a redirect to %s goes through the same door and is refused', async (location) => {
  const server = await serve((_request, response) => response.writeHead(302, { location }).end())

  await expect(text(server.url, { allowedHosts: [server.host], allowHttp: true })).rejects.toBeInstanceOf(FetchRefused)
})

test('a redirect within what is allowed is followed, a ring of them is not', async () => {
  const server = await serve((request, response) => {
    if (request.url === '/moved') response.end('here')
    else if (request.url === '/ring') response.writeHead(302, { location: '/ring' }).end()
    else response.writeHead(301, { location: '/moved' }).end()
  })

  expect(await text(`${server.url}/old`, { allowedHosts: [server.host] })).toBe('here')
  await expect(text(`${server.url}/ring`, { allowedHosts: [server.host] })).rejects.toBeInstanceOf(FetchRefused)
})

test.each([
  ['announced', { 'content-length': '1000000' }],
  ['not announced', {}],
])('more bytes than approved are refused, %s', async (_what, headers) => {
  const server = await serve((_request, response) => {
    response.writeHead(200, headers)
    const timer = setInterval(() => response.write(Buffer.alloc(60_000)), 1)
    response.on('close', () => clearInterval(timer))
  })

  await expect(text(server.url, { allowedHosts: [server.host] })).rejects.toBeInstanceOf(FetchRefused)
})

test('an answer that announces too much is refused before it comes', async () => {
  const server = await serve((_request, response) =>
    response.writeHead(200, { 'content-length': '1000000' }).write('a'),
  )

  await expect(text(server.url, { allowedHosts: [server.host] })).rejects.toBeInstanceOf(FetchRefused)
})

test('a compressed answer is not unpacked', async () => {
  const server = await serve((_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('bomb'),
  )

  await expect(text(server.url, { allowedHosts: [server.host] })).rejects.toBeInstanceOf(FetchUnavailable)
})

test('an answer that never comes, stalls or breaks off is given up', async () => {
  const server = await serve((request, response) => {
    if (request.url === '/stall') response.writeHead(200).write('a')
    if (request.url === '/break') {
      response.writeHead(200, { 'content-length': '10' })
      response.write('a', () => response.destroy())
    }
  })
  const options = { allowedHosts: [server.host], headMs: 150, idleMs: 150 }

  for (const path of ['/never', '/stall', '/break']) {
    await expect(text(server.url + path, options)).rejects.toBeInstanceOf(FetchUnavailable)
  }
})

test('a trickle ends at the total time', async () => {
  const server = await serve((_request, response) => {
    const timer = setInterval(() => response.write('a'), 20)
    response.on('close', () => clearInterval(timer))
  })

  await expect(text(server.url, { allowedHosts: [server.host], totalMs: 200 })).rejects.toBeInstanceOf(FetchUnavailable)
})

test.each([404, 500, 204, 206])('status %d is no content', async (status) => {
  const server = await serve((_request, response) => response.writeHead(status).end())

  await expect(text(server.url, { allowedHosts: [server.host] })).rejects.toBeInstanceOf(FetchUnavailable)
})

test('a caller may break off', async () => {
  const server = await serve((_request, response) => response.writeHead(200).write('a'))
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)

  const get = createGuardedGet({ allowedHosts: [server.host] })
  await expect(collect(get(server.url, { maxBytes: 10, signal: stop.signal }))).rejects.toBeInstanceOf(FetchUnavailable)
})

async function serve(answer: Parameters<typeof startServer>[0]): Promise<TestServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

async function text(uri: string, options: GuardedHttpOptions): Promise<string> {
  return await collect(createGuardedGet(options)(uri, { maxBytes: 100_000 }))
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
