import { type LocalServer, startLocalServer } from './localServer.ts'

/** What passes through: the request, and the answer that may be altered or dropped. */
export interface Passing {
  readonly path: string
  readonly requestBody: string
  readonly status: number
  readonly body: Buffer
}

/** What is sent instead; `'hang up'` closes the connection in the middle. */
export type Altered = Pick<Passing, 'status' | 'body'> | 'hang up'

export interface AlteringProxy extends LocalServer {
  /** What is done to each answer from now on. */
  alter(change: (passing: Passing) => Altered): void
  /** Paths that were asked for. */
  readonly paths: string[]
}

/** Lets an answer through as it is. */
export const unaltered = (passing: Passing): Altered => passing

/** An endpoint that lies: an honest server's answers, altered. */
export async function startAlteringProxy(target: string): Promise<AlteringProxy> {
  let change: (passing: Passing) => Altered = unaltered
  const paths: string[] = []
  const server = await startLocalServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(Buffer.from(piece))
      const path = request.url ?? '/'
      paths.push(path)
      const answer = await fetch(`${target}${path === '/' ? '' : path}`, {
        method: request.method ?? 'GET',
        ...(pieces.length > 0 ? { body: Buffer.concat(pieces), headers: { 'content-type': 'application/json' } } : {}),
      })
      const body = Buffer.from(await answer.arrayBuffer())
      const altered = change({ path, requestBody: Buffer.concat(pieces).toString(), status: answer.status, body })
      if (altered === 'hang up') {
        response.writeHead(answer.status, { 'content-length': body.length })
        response.write(body.subarray(0, body.length / 2), () => response.destroy())
      } else response.writeHead(altered.status, { 'content-type': 'application/json' }).end(altered.body)
    })().catch(() => response.destroy())
  })
  return { ...server, alter: (next) => void (change = next), paths }
}

/** Replaces the result of a JSON-RPC method, alone or in a batch; of a call only where its data is meant. */
export function alterResult(
  passing: Passing,
  method: string,
  result: unknown,
  isMeant: (data: string) => boolean = () => true,
): Passing {
  const requests: unknown = JSON.parse(passing.requestBody)
  const answers: unknown = JSON.parse(passing.body.toString())
  const altered = [requests].flat().map((request, index) => {
    const answer = [answers].flat()[index]
    const { method: asked, params } = Object(request)
    return asked === method && isMeant(String(Object(params?.[0]).data)) ? { ...Object(answer), result } : answer
  })
  return { ...passing, body: Buffer.from(JSON.stringify(Array.isArray(requests) ? altered : altered[0])) }
}
