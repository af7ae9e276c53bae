import { ApiRefusedError, ApiUnreachableError } from '../api/apiClient.ts'

/** A list with where it came from: the relayer's index, or our own reading of the chain's logs. */
export type History<T> = {
  items: readonly T[]
  source: 'index' | 'chain'
  /** Why the index was not used. */
  problem: string | null
  /** Whether older entries exist that are not in `items`. */
  incomplete: boolean
}

type Sources<T> = {
  index: () => Promise<{ items: readonly T[]; nextCursor: string | null }>
  chain: () => Promise<{ items: readonly T[]; incomplete: boolean }>
}

/** Asks the index; if it is down, reads the chain and says so. */
export async function readHistory<T>({ index, chain }: Sources<T>): Promise<History<T>> {
  try {
    const { items, nextCursor } = await index()
    return { items, source: 'index', problem: null, incomplete: nextCursor !== null }
  } catch (error) {
    if (!(error instanceof ApiUnreachableError || error instanceof ApiRefusedError)) throw error
    return { ...(await chain()), source: 'chain', problem: error.message }
  }
}
