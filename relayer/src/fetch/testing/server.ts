import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type TestServer = { port: number; host: string; url: string; requests: string[]; close: () => Promise<void> }

/** An HTTP server on a free port of the loopback. */
export async function startServer(answer: RequestListener): Promise<TestServer> {
  const requests: string[] = []
  const server: Server = createServer((request, response) => {
    requests.push(`${request.headers.host} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  // Safety: a listening TCP server has an AddressInfo.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`

  return {
    port,
    host,
    url: `http://${host}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
