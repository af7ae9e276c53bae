import { createServer, type RequestListener } from 'node:http'
import { z } from 'zod'

/** An HTTP server on this machine alone. */
export interface LocalServer {
  readonly url: string
  close(): Promise<void>
}

/** Serves on a free port of 127.0.0.1; closing it ends open connections too. */
export async function startLocalServer(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
