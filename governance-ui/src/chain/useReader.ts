import type { Deployment } from '@althing/proposals'
import type { PublicClient } from 'viem'
import { usePublicClient } from 'wagmi'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { pollingInterval } from './createWagmi.ts'

/** What reading a contract needs: the node and the addresses. */
export type Reader = { client: PublicClient; deployment: Deployment }

export function useReader(): Reader {
  const { deployment } = useRuntime()
  const client = usePublicClient()
  if (client === undefined) throw new Error('no client for the configured chain')
  return { client, deployment }
}

/** Milliseconds after which what is on a page is read again. */
export function useFreshness(): number {
  return useRuntime().local === null ? pollingInterval.remote : pollingInterval.local
}
