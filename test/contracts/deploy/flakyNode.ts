import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** A node that passes everything on to `target`, until `sent` transactions have gone through: then it is gone. */
export async function startFlakyNode(
  target: string,
  sent: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  let left = sent
  const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    const isTransaction = body.includes('eth_sendRawTransaction')
    if (isTransaction && left === 0) {
      response.destroy()
      return
    }
    if (isTransaction) left--

    const answer = await fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    response.end(await answer.text())
  }
  const server = createServer((request, response) => void passOn(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the server listens on no port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
