import { connect, type Socket } from 'node:net'

/** A reader of server-sent events over a bare socket, so that a test can read slowly or not at all. */
export type EventReader = {
  socket: Socket
  /** Status line and headers, once they are there. */
  head: () => string
  /** Events so far. */
  events: () => { id: string; event: string; data: unknown }[]
  /** Everything received. */
  text: () => string
  closed: () => boolean
}

export function readEvents(
  port: number,
  path: string,
  { headers = {}, paused = false }: { headers?: Record<string, string>; paused?: boolean } = {},
): EventReader {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  let closed = false
  if (paused) socket.pause()
  else socket.on('data', (bytes) => (text += bytes.toString()))
  socket.on('close', () => (closed = true))
  socket.on('error', () => (closed = true))
  const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)

  return {
    socket,
    text: () => text,
    closed: () => closed,
    head: () => text.split('\r\n\r\n')[0] ?? '',
    events: () =>
      [...text.matchAll(/id: (.*)\nevent: (.*)\ndata: (.*)\n\n/g)].map(([, id = '', event = '', data = 'null']) => ({
        id,
        event,
        data: JSON.parse(data) as unknown,
      })),
  }
}
