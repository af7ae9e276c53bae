import { progressSchema, type RunProgress } from '@althing/proposals'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

export type LiveProgress = { progress: RunProgress | null; connection: 'connecting' | 'live' | 'lost' }

/** What the relayer says of a run while it works, by server-sent events; the browser reconnects by itself. */
export function useLiveProgress(id: string, enabled: boolean): LiveProgress {
  const { apiUrl } = useRuntime()
  const queries = useQueryClient()
  const [live, setLive] = useState<LiveProgress>({ progress: null, connection: 'connecting' })
  useEffect(() => {
    if (!enabled) return undefined
    const events = new EventSource(`${apiUrl}/v1/runs/${id}/events`)
    events.addEventListener('open', () => setLive((known) => ({ ...known, connection: 'live' })))
    events.addEventListener('error', () => setLive((known) => ({ ...known, connection: 'lost' })))
    events.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const parsed = progressSchema.safeParse(parse(data))
      if (parsed.success) setLive({ progress: parsed.data, connection: 'live' })
    })
    events.addEventListener('run', () => {
      void queries.invalidateQueries({ queryKey: ['run', id] })
      void queries.invalidateQueries({ queryKey: ['runs-of'] })
    })
    return () => events.close()
  }, [apiUrl, id, enabled, queries])
  return live
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
