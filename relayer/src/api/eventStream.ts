import type { ServerResponse } from 'node:http'

/** An open stream of server-sent events to one reader, however slow. */
export interface EventStream {
  /** Sends an event, or keeps it until the reader has taken what it was sent: of each kind only the newest is kept. */
  send(event: { id: string; event: string; data: unknown }): void
  close(): void
}

export type EventStreamOptions = {
  heartbeatMs?: number
  /** A reader that takes nothing for so long is let go. */
  stuckMs?: number
  /** Streams end after so long; readers come again by themselves. */
  longestMs?: number
  onClose: () => void
}

/**
 * Takes over a response. What waits for a slow reader is bounded: one event of each kind, because each says the whole
 * present state of its kind.
 */
export function openEventStream(raw: ServerResponse, options: EventStreamOptions): EventStream {
  const { heartbeatMs = 15_000, stuckMs = 30_000, longestMs = 3_600_000, onClose } = options
  const waiting = new Map<string, string>()
  let full = false
  let closed = false
  let stuck: NodeJS.Timeout | undefined

  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs)
  const longest = setTimeout(close, longestMs)
  raw.on('drain', drain)
  raw.on('close', close)
  raw.on('error', close)
  write('retry: 2000\n\n')

  return {
    send({ id, event, data }) {
      const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
      if (!full) return write(text)

      // Deleted first, so that what is newest is also sent last and the reader's last id is the newest.
      waiting.delete(event)
      waiting.set(event, text)
    },
    close,
  }

  function write(text: string): void {
    if (closed || (full && text.startsWith(':'))) return

    full = !raw.write(text)
    if (full) stuck ??= setTimeout(() => raw.destroy(), stuckMs)
  }

  function drain(): void {
    clearTimeout(stuck)
    stuck = undefined
    full = false
    for (const [event, text] of waiting) {
      if (full) return
      waiting.delete(event)
      write(text)
    }
  }

  function close(): void {
    if (closed) return

    closed = true
    clearInterval(heartbeat)
    clearTimeout(longest)
    clearTimeout(stuck)
    waiting.clear()
    onClose()
    raw.end()
  }
}
