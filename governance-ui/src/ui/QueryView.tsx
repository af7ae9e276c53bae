import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed } from './Failed.tsx'
import { Waiting } from './Waiting.tsx'

type Props<T> = {
  query: UseQueryResult<T>
  what: string
  lines?: number
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  children: (data: T) => ReactNode
}

/** The four states of every screen, in their order: waiting, failed, empty, full. */
export function QueryView<T>({ query, what, lines = 4, isEmpty, empty = null, children }: Props<T>) {
  if (query.isPending) return <Waiting what={what} lines={lines} />
  // A refresh that failed leaves what was read before on the screen.
  if (query.data === undefined) {
    return <Failed what={what} error={query.error} retry={() => void query.refetch()} />
  }
  if (isEmpty?.(query.data)) return empty
  return children(query.data)
}
