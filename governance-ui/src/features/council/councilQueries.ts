import { auditCouncilAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { historyRange } from '../../history/readLogs.ts'
import { type Office, readOffice } from './officeQuery.ts'

/** The council as its contract and the governor have it. */
export type Council = Office & {
  pauses: readonly { subject: Hex; endsAt: number; reasonDigest: Hex }[]
  vetoes: readonly { proposalId: string; reasonDigest: Hex }[]
  /** Whether older vetoes and pauses may lie before the blocks that were searched. */
  incomplete: boolean
}

export function useCouncil() {
  const reader = useReader()
  return useQuery({
    queryKey: ['council'],
    queryFn: () => readCouncil(reader),
    refetchInterval: useFreshness() * 2,
  })
}

async function readCouncil(reader: Reader): Promise<Council> {
  const { client, deployment } = reader
  const { incomplete, ...range } = await historyRange(reader)
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi } as const
  const [office, paused, vetoed] = await Promise.all([
    readOffice(reader),
    client.getContractEvents({ ...council, eventName: 'Paused', ...range }),
    client.getContractEvents({ ...council, eventName: 'Vetoed', ...range }),
  ])
  const latest = new Map(paused.map(({ args }) => [args.subject ?? '0x', args.reasonDigest ?? '0x'] as const))
  return {
    ...office,
    pauses: await readRunning(reader, latest),
    vetoes: vetoed
      .map(({ args }) => ({ proposalId: String(args.proposalId), reasonDigest: args.reasonDigest ?? '0x' }) as const)
      .toReversed(),
    incomplete,
  }
}

/** Pauses that hold now; the log says which there ever were, the contract which have not ended. */
async function readRunning({ client, deployment }: Reader, latest: ReadonlyMap<Hex, Hex>): Promise<Council['pauses']> {
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi } as const
  const all = await Promise.all(
    [...latest].map(async ([subject, reasonDigest]) => {
      const [isPaused, endsAt] = await Promise.all([
        client.readContract({ ...council, functionName: 'isPaused', args: [subject] }),
        client.readContract({ ...council, functionName: 'pauseEndsAt', args: [subject] }),
      ])
      return { isPaused, subject, endsAt, reasonDigest }
    }),
  )
  return all.filter(({ isPaused }) => isPaused)
}
