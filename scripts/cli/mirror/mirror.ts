import { apiErrorMessage } from '@althing/proposals'
import { CliError } from '../cliError.ts'

/** A relayer's API as a store of bytes. It is believed in nothing: everything read from it is hashed. */
export interface Mirror {
  readonly url: string
  /** Whether the store already holds what lies at `path`. */
  has(path: string): Promise<boolean>
  /** Stores bytes at `path`; repeats while the store says that it does not know the chain's newest block yet. */
  put(path: string, body: Blob, contentType: string): Promise<void>
  /** Reads at most `maxBytes`; null if the store has nothing there. */
  get(path: string, maxBytes: number): Promise<Uint8Array | null>
  /** A stream of what lies at `path`; null if nothing does. */
  stream(path: string): Promise<ReadableStream<Uint8Array> | null>
}

/** Answers that mean "not yet": the submission's block has not reached the index, or too much came at once. */
const notYet = new Set([403, 404, 409, 425, 429, 503])
const patienceMilliseconds = 60_000

export function createMirror(url: string, options: { sleep: (milliseconds: number) => Promise<void> }): Mirror {
  return {
    url,
    async has(path) {
      const response = await send(`${url}${path}`, { method: 'HEAD' })
      await response.body?.cancel()
      return response.ok
    },
    async put(path, body, contentType) {
      for (let waited = 0, pause = 250; ; waited += pause, pause = Math.min(pause * 2, 4000)) {
        const response = await send(`${url}${path}`, { method: 'PUT', body, headers: { 'content-type': contentType } })
        if (response.ok) {
          await response.body?.cancel()
          return
        }
        const why = await reasonOf(response)
        if (!notYet.has(response.status) || waited >= patienceMilliseconds) {
          const kind = response.status >= 500 ? 'network' : 'refused'
          throw new CliError(kind, `the store refused ${path}: ${response.status} ${why}`)
        }
        await options.sleep(pause)
      }
    },
    async get(path, maxBytes) {
      const response = await send(`${url}${path}`, {})
      if (response.status === 404) return null
      if (!response.ok) throw new CliError('network', `${url}${path}: ${response.status} ${await reasonOf(response)}`)
      return await readCapped(response, maxBytes, `${url}${path}`)
    },
    async stream(path) {
      const response = await send(`${url}${path}`, {})
      if (response.status === 404) return null
      if (!response.ok) throw new CliError('network', `${url}${path}: ${response.status} ${await reasonOf(response)}`)
      return response.body
    },
  }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error' })
  } catch (cause) {
    throw new CliError('network', `--api ${new URL(url).origin}: found no answer, allowed a relayer’s address`, {
      cause,
    })
  }
}

async function readCapped(response: Response, maxBytes: number, url: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of response.body ?? []) {
      bytes += piece.length
      if (bytes > maxBytes) throw new CliError('verification', `${url}: found more than ${maxBytes} bytes`)
      pieces.push(piece)
    }
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw new CliError('network', `${url} broke off: repeat the command to go on`, { cause })
  }
  return Buffer.concat(pieces)
}

/** Longest error answer that is read, in bytes. */
const longestError = 64 * 1024

async function reasonOf(response: Response): Promise<string> {
  const body = await readCapped(response, longestError, response.url)
  return apiErrorMessage(new TextDecoder().decode(body)) ?? response.statusText
}
