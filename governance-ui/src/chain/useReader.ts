import type { Deployment } from '@althing/proposals'
import { useMemo } from 'react'
import type { Chain, Client, PublicClient, Transport } from 'viem'
import { getBlock, getCode, getContractEvents, readContract } from 'viem/actions'
import { useClient } from 'wagmi'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { pollingInterval } from './createWagmi.ts'

/** The reading actions that we use; all of viem's would weigh 30 kB more on the first load. */
export type ReadClient = Pick<PublicClient, 'readContract' | 'getContractEvents' | 'getBlock' | 'getCode' | 'request'>

/** What reading a contract needs: the node and the addresses. */
export type Reader = { client: ReadClient; deployment: Deployment }

export function useReader(): Reader {
  const { deployment } = useRuntime()
  const base = useClient()
  if (base === undefined) throw new Error('no client for the configured chain')
  const client = useMemo(() => withReads(base), [base])
  return { client, deployment }
}

function withReads(base: Client<Transport, Chain>): ReadClient {
  const reads = {
    readContract: (call: Parameters<ReadClient['readContract']>[0]) => readContract(base, call),
    getContractEvents: (query: Parameters<ReadClient['getContractEvents']>[0]) => getContractEvents(base, query),
    getBlock: (query: Parameters<ReadClient['getBlock']>[0]) => getBlock(base, query),
    getCode: (query: Parameters<ReadClient['getCode']>[0]) => getCode(base, query),
    request: base.request,
  }
  // Safety: the same actions that viem's PublicClient binds, so the same types hold, call by call.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return reads as unknown as ReadClient
}

/** Milliseconds after which what is on a page is read again. */
export function useFreshness(): number {
  return useRuntime().local === null ? pollingInterval.remote : pollingInterval.local
}
