import { type Calls, modelGovernorAbi, type TierName } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { readRequirement } from '../../chain/readRequirement.ts'
import { type Reader, useReader } from '../../chain/useReader.ts'
import { tierOfNumber } from '../../format/tier.ts'

/** Tiers of single calls by the governor's table as it stands now, in the order of the calls. */
export function useCallTiers(calls: Calls) {
  const reader = useReader()
  return useQuery({
    queryKey: ['call-tiers', calls.targets, calls.values.map(String), calls.calldatas],
    queryFn: () => Promise.all(calls.targets.map((_, index) => readCallTier(reader, calls, index))),
    staleTime: 10_000,
  })
}

/** What the governor would say of one call: ETH or no selector makes it constitutional whatever the table holds. */
async function readCallTier({ client, deployment }: Reader, calls: Calls, index: number): Promise<TierName> {
  const { [index]: target = '0x' } = calls.targets
  const { [index]: calldata = '0x' } = calls.calldatas
  if (calls.values[index] !== 0n || calldata.length < 10) return 'Constitutional'
  const selector = `0x${calldata.slice(2, 10)}` as const
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  return tierOfNumber(await client.readContract({ ...governor, functionName: 'tierOf', args: [target, selector] }))
}

export function useRequirement(tier: TierName | null) {
  const reader = useReader()
  return useQuery({
    queryKey: ['tier-requirement', tier],
    queryFn: () => readRequirement(reader, tier ?? 'Routine'),
    enabled: tier !== null,
    staleTime: 10_000,
  })
}
