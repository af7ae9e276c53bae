import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'

export interface WebAppOptions {
  /** Folder of the built app. */
  readonly dist: string
  /** Content of `/althing.json`: where the app finds the chain, the API and the deployment. */
  readonly runtime: { readonly rpcUrl: string; readonly apiUrl: string; readonly [field: string]: unknown }
  /** 0 or absent takes a free one. */
  readonly port?: number
}

export interface WebApp {
  readonly url: string
  close(): Promise<void>
}

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * Serves the built app on 127.0.0.1 under a strict content security policy, from memory: only what was there at start
 * exists, and it stays whole while the app is built anew.
 */
export async function serveWebApp({ dist, runtime, port = 0 }: WebAppOptions): Promise<WebApp> {
  const files = await readFiles(dist)
  const headers = securityHeaders([runtime.rpcUrl, runtime.apiUrl])
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer({ request, response, files, runtime })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  files: ReadonlyMap<string, Uint8Array>
  runtime: WebAppOptions['runtime']
}

function answer({ request, response, files, runtime }: Exchange): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const path = URL.parse(request.url ?? '/', 'http://127.0.0.1')?.pathname.slice(1) ?? 'invalid.url'
  if (path === 'althing.json') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end(JSON.stringify(runtime))
    return
  }
  const file = files.has(path) ? path : 'index.html'
  if (file !== path && extname(path) !== '') {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('not found\n')
    return
  }
  response.writeHead(200, {
    'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  response.end(request.method === 'HEAD' ? undefined : files.get(file))
}

async function readFiles(dist: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(dist, path).split(sep).join('/'), await readFile(path)] as const),
    ),
  )
}

function securityHeaders(reachable: readonly string[]): Record<string, string> {
  const origins = [...new Set(reachable.map((url) => new URL(url).origin))].join(' ')
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${origins}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types althing',
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}
