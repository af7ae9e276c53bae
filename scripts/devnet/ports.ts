import { createServer } from 'node:net'

/** A port that was asked for by name is taken, or is no port. */
export class PortError extends Error {
  override name = 'PortError'
}

export interface PortWish {
  /** What will listen there, for messages. */
  readonly service: string
  /** What the person asked for, unparsed; it must be had or the start fails. */
  readonly asked?: { readonly source: string; readonly value: string } | undefined
  /** Taken when it is free. Without it any free port will do. */
  readonly preferred?: number
}

/**
 * A free port on 127.0.0.1.
 *
 * @param report Told when the preferred port was busy and another one is taken.
 * @throws PortError when the asked port is busy or not a port.
 */
export async function choosePort(wish: PortWish, report: (message: string) => void = () => {}): Promise<number> {
  if (wish.asked) {
    const port = parsePort(wish.asked)
    if (await isFree(port)) return port
    throw new PortError(
      `${wish.asked.source}: port ${port} for the ${wish.service} is in use; free it, choose another, or leave it out and a free one is taken`,
    )
  }
  if (wish.preferred === undefined) return freePort()
  if (await isFree(wish.preferred)) return wish.preferred
  const port = await freePort()
  report(`Port ${wish.preferred} is in use; the ${wish.service} takes ${port}.`)
  return port
}

function parsePort({ source, value }: { source: string; value: string }): number {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535) return port
  throw new PortError(`${source}: found "${value}"; it must be a port from 1 to 65535`)
}

async function freePort(): Promise<number> {
  const port = await listen(0)
  if (port === undefined) throw new PortError('no free port on 127.0.0.1')
  return port
}

async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined
}

/** Binds and lets go; undefined when the port cannot be had. */
function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
