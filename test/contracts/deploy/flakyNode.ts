import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type LocalServer, startLocalServer } from '../../support/localServer.ts'

/** A node that passes everything on to `target`, until `sent` transactions have gone through: then it is gone. */
export function startFlakyNode(target: string, sent: number): Promise<LocalServer> {
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
  return startLocalServer((request, response) => void passOn(request, response))
}
