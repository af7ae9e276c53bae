import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { type LocalServer, startLocalServer } from './localServer.ts'

const callSchema = z.object({ id: z.unknown(), method: z.string(), params: z.array(z.unknown()).default([]) })
const answerSchema = z.looseObject({ id: z.unknown(), result: z.unknown().optional() })

/** Changes an endpoint's answer to one call; gives back `result` to leave it as it is. */
export type Tamper = (call: { method: string; params: readonly unknown[] }, result: unknown) => unknown

/** An endpoint between a relayer and a real chain, which may lag, lie or fall silent. */
export interface RpcProxy extends LocalServer {
  /** What it does to answers from now on; honest at first. */
  tamper: Tamper
  /** Called before a call is passed on; may throw to answer nothing. */
  before: (call: { method: string; params: readonly unknown[] }) => void
}

/** Starts one in front of `target`. */
export async function startRpcProxy(target: string): Promise<RpcProxy> {
  const server = await startLocalServer((request, response) => {
    void answer(text(request)).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      () => response.destroy(),
    )
  })
  const proxy: RpcProxy = {
    ...server,
    tamper: (_call, result) => result,
    before: () => {},
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

  return proxy
}
