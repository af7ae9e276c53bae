import type { RpcEndpoint } from './rpcEndpoint.ts'
import { QuorumNotReached } from './rpcError.ts'

/** n endpoints, of which q must agree before a fact counts. */
export type Quorum = { readonly endpoints: readonly RpcEndpoint[]; readonly q: number }

export type Agreement<T> = { readonly value: T; readonly agreeing: readonly RpcEndpoint[] }

/**
 * Asks every endpoint and resolves as soon as q answers are the same, so that a slow or lying minority changes nothing: an
 * answer that cannot be parsed is a voice that failed, whatever it made the parser throw.
 *
 * @param what For the message: the question.
 * @param keyOf Two answers with one key are the same answer.
 * @throws QuorumNotReached when all have answered or failed and no q agree.
 */
export function agree<T>(
  quorum: Quorum,
  what: string,
  options: { ask: (endpoint: RpcEndpoint) => Promise<T>; keyOf: (answer: T) => string },
): Promise<Agreement<T>> {
  const votes = new Map<string, { value: T; agreeing: RpcEndpoint[] }>()
  const failures: string[] = []
  let open = quorum.endpoints.length
  return new Promise((resolve, reject) => {
    const settle = () => {
      if (--open > 0) return
      const tally = [...votes.values()].map(({ agreeing }) => agreeing.map((endpoint) => endpoint.label).join('+'))
      const found = [...tally, ...failures].join(' | ')
      reject(new QuorumNotReached(`${what}: ${quorum.q} of ${quorum.endpoints.length} must agree, found ${found}`))
    }
    for (const endpoint of quorum.endpoints)
      options.ask(endpoint).then(
        (value) => {
          const key = options.keyOf(value)
          const vote = votes.get(key) ?? { value, agreeing: [] }
          votes.set(key, vote)
          vote.agreeing.push(endpoint)
          if (vote.agreeing.length === quorum.q) resolve(vote)
          settle()
        },
        (error: unknown) => {
          failures.push(asError(error).message)
          settle()
        },
      )
  })
}

/**
 * The q-th highest of the endpoints' numbers: q endpoints say at least this. Waits for q answers and a moment longer.
 *
 * @throws QuorumNotReached when fewer than q answer.
 */
export async function agreedHeight(
  quorum: Quorum,
  ask: (endpoint: RpcEndpoint) => Promise<number>,
  options: { graceMs?: number } = {},
): Promise<number> {
  const { graceMs = 1_000 } = options
  const answers: number[] = []
  const failures: string[] = []
  await new Promise<void>((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const done = () => {
      if (answers.length + failures.length === quorum.endpoints.length) {
        clearTimeout(timer)
        resolve()
      } else if (answers.length >= quorum.q) timer ??= setTimeout(resolve, graceMs)
    }
    for (const endpoint of quorum.endpoints)
      ask(endpoint).then(
        (height) => {
          answers.push(height)
          done()
        },
        (error: unknown) => {
          failures.push(asError(error).message)
          done()
        },
      )
  })
  const height = answers.toSorted((a, b) => b - a)[quorum.q - 1]
  if (height === undefined)
    throw new QuorumNotReached(
      `final height: ${quorum.q} endpoints must answer, ${answers.length} did: ${failures.join(' | ')}`,
    )
  return height
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
