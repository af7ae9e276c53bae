import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createMirror } from './mirror.ts'

let server: Server | undefined

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

async function serve(listener: RequestListener): Promise<{ url: string; pauses: number[] }> {
  const listening = createServer(listener)
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, pauses: [] }
}

const sleepInto = (pauses: number[]) => async (milliseconds: number) => void pauses.push(milliseconds)

describe('createMirror', () => {
  it('repeats an upload until the store knows the submission', async () => {
    const codes = [403, 503, 201]
    const { url, pauses } = await serve((request, response) => {
      request.resume()
      response.writeHead(codes.shift() ?? 500).end()
    })
    await createMirror(url, { sleep: sleepInto(pauses) }).put('/v1/x', new Blob(['x']), 'text/plain')
    expect(pauses).toEqual([250, 500])
  })

  it('gives up after a minute, with what the store said', async () => {
    const { url, pauses } = await serve((request, response) => {
      request.resume()
      response.writeHead(403).end('{"error":{"code":"not_committed","message":"nobody submitted this root"}}')
    })
    const mirror = createMirror(url, { sleep: sleepInto(pauses) })
    await expect(mirror.put('/v1/x', new Blob(['x']), 'text/plain')).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('nobody submitted this root'),
    })
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThanOrEqual(60_000)
  })

  it('does not repeat what will never be accepted', async () => {
    const { url, pauses } = await serve((request, response) => {
      request.resume()
      response.writeHead(413).end()
    })
    const mirror = createMirror(url, { sleep: sleepInto(pauses) })
    await expect(mirror.put('/v1/x', new Blob(['x']), 'text/plain')).rejects.toMatchObject({ kind: 'refused' })
    expect(pauses).toEqual([])
  })

  it('reads no more than it was told to', async () => {
    const { url, pauses } = await serve((_request, response) => response.end('x'.repeat(1000)))
    const mirror = createMirror(url, { sleep: sleepInto(pauses) })
    await expect(mirror.get('/v1/x', 999)).rejects.toMatchObject({ kind: 'verification' })
    expect((await mirror.get('/v1/x', 1000))?.length).toBe(1000)
  })

  it('reads no endless excuse', async () => {
    const { url, pauses } = await serve((_request, response) => {
      response.writeHead(500)
      const more = (): void => void (response.writable && response.write('x'.repeat(10_000), more))
      more()
    })
    await expect(createMirror(url, { sleep: sleepInto(pauses) }).get('/v1/x', 10)).rejects.toMatchObject({
      kind: 'verification',
    })
  })

  it('follows no redirect: a mirror may not send us elsewhere', async () => {
    const { url, pauses } = await serve((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    })
    await expect(createMirror(url, { sleep: sleepInto(pauses) }).get('/v1/x', 10)).rejects.toMatchObject({
      kind: 'network',
    })
  })

  it('knows nothing from an answer of 404', async () => {
    const { url, pauses } = await serve((_request, response) => response.writeHead(404).end())
    const mirror = createMirror(url, { sleep: sleepInto(pauses) })
    expect([await mirror.get('/a', 1), await mirror.stream('/a'), await mirror.has('/a')]).toEqual([null, null, false])
  })
})
