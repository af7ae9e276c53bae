import { auditCouncilAbi, datasetRegistryAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { type Address, type Hex, zeroAddress } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

/** What surrounds a dataset on chain beyond its own record. */
export type DatasetStanding = {
  bond: { depositor: Address; amount: bigint }
  /** Seconds after its submission for which a withdrawn dataset's bond stays. */
  bondLock: number
  /** Who may take the payout over; null where nobody may. */
  proposedPayout: Address | null
  /** Unix seconds at which the council's pause ends; null where it is not paused. */
  pausedUntil: number | null
}

export function useDatasetStanding(id: Hex) {
  const reader = useReader()
  return useQuery({
    queryKey: ['dataset-standing', id],
    queryFn: () => readStanding(reader, id),
    refetchInterval: useFreshness() * 2,
  })
}

async function readStanding(reader: Reader, id: Hex): Promise<DatasetStanding> {
  const { client, deployment } = reader
  const registry = { address: deployment.contracts.datasets, abi: datasetRegistryAbi } as const
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi, args: [id] } as const
  const [bond, bondLock, proposed, isPaused, endsAt] = await Promise.all([
    client.readContract({ ...registry, functionName: 'bondOf', args: [id] }),
    client.readContract({ ...registry, functionName: 'BOND_LOCK' }),
    client.readContract({ ...registry, functionName: 'proposedPayout', args: [id] }),
    client.readContract({ ...council, functionName: 'isPaused' }),
    client.readContract({ ...council, functionName: 'pauseEndsAt' }),
  ])
  return {
    bond,
    bondLock,
    proposedPayout: proposed === zeroAddress ? null : proposed,
    pausedUntil: isPaused ? endsAt : null,
  }
}
