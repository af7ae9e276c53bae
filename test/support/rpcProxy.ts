import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const callSchema = z.object({ id: z.unknown(), method: z.string(), params: z.array(z.unknown()).default([]) })
const answerSchema = z.looseObject({ id: z.unknown(), result: z.unknown().optional() })

/** Changes an endpoint's answer to one call; gives back `result` to leave it as it is. */
export type Tamper = (call: { method: string; params: readonly unknown[] }, result: unknown) => unknown

/** An endpoint between a relayer and a real chain, which may lag, lie or fall silent. */
export interface RpcProxy {
  readonly url: string
  /** What it does to answers from now on; honest at first. */
  tamper: Tamper
  /** Called before a call is passed on; may throw to answer nothing. */
  before: (call: { method: string; params: readonly unknown[] }) => void
  close(): Promise<void>
}

/** Starts one in front of `target`. */
export async function startRpcProxy(target: string): Promise<RpcProxy> {
  const server = createServer((request, response) => {
    void answer(text(request)).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      () => response.destroy(),
    )
  })
  const proxy: RpcProxy = {
    url: '',
    tamper: (_call, result) => result,
    before: () => {},
    close: () => closeServer(server),
  }

  async function answer(pending: Promise<string>): Promise<string> {
    const body = await pending
    const asked: unknown = JSON.parse(body)
    const calls = z.array(callSchema).parse(Array.isArray(asked) ? asked : [asked])
    for (const call of calls) proxy.before(call)
    const passed = await fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const given: unknown = await passed.json()
    const answers = z.array(answerSchema).parse(Array.isArray(given) ? given : [given])
    const changed = answers.map((entry) => {
      const call = calls.find(({ id }) => id === entry.id)
      return call && 'result' in entry ? { ...entry, result: proxy.tamper(call, entry.result) } : entry
    })
    return JSON.stringify(Array.isArray(given) ? changed : changed[0])
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return Object.assign(proxy, { url: `http://127.0.0.1:${address.port}` })
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
