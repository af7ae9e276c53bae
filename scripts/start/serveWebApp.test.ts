import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWebApp } from './serveWebApp.ts'
import type { WebApp } from './serveWebApp.ts'

const runtime = { rpcUrl: 'http://127.0.0.1:1111', apiUrl: 'http://127.0.0.1:2222/api', local: null }
let dir: string
let app: WebApp

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'althing-web-'))
  await mkdir(join(dir, 'dist/assets'), { recursive: true })
  await writeFile(join(dir, 'dist/index.html'), '<!doctype html>app')
  await writeFile(join(dir, 'dist/assets/index.js'), 'export {}')
  await writeFile(join(dir, 'secret.txt'), 'secret')
  app = await serveWebApp({ dist: join(dir, 'dist'), runtime })
})

afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

describe('serveWebApp', () => {
  it.each(['/', '/proposals', '/proposals/123?tab=votes'])('answers %s with the app', async (path) => {
    const response = await fetch(app.url + path)
    expect([response.status, response.headers.get('cache-control'), await response.text()]).toEqual([
      200,
      'no-cache',
      '<!doctype html>app',
    ])
  })

  it('gives the runtime configuration, uncached', async () => {
    const response = await fetch(`${app.url}/althing.json`)
    expect([response.headers.get('cache-control'), await response.json()]).toEqual(['no-store', runtime])
  })

  it('serves scripts as scripts, for ever', async () => {
    const { headers } = await fetch(`${app.url}/assets/index.js`)
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('cache-control')).toContain('immutable')
  })

  it.each(['/missing.js', '/..%2fsecret.txt', '/assets/../../secret.txt'])('has nothing at %s', async (path) => {
    expect((await fetch(app.url + path)).status).toBe(404)
  })

  it('serves what was there at start while the app is built anew', async () => {
    await rm(join(dir, 'dist/assets'), { recursive: true })
    expect(await (await fetch(`${app.url}/assets/index.js`)).text()).toBe('export {}')
  })

  it('allows connections to the chain and the API alone', async () => {
    const policy = (await fetch(app.url)).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:1111 http://127.0.0.1:2222;")
    expect(policy).toContain("default-src 'none'")
  })

  it('refuses to be written to', async () => {
    expect((await fetch(app.url, { method: 'POST' })).status).toBe(405)
  })
})
