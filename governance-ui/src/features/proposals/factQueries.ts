import { modelGovernorAbi, type ProposalState, proposalStateOf, timelockControllerAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { readClock } from '../../chain/useClock.ts'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import type { Tally } from '../../ui/TallyBar.tsx'

/** What the governor says of a proposal now. */
export type ProposalFacts = {
  state: ProposalState
  snapshot: number
  deadline: number
  tally: Tally
  /** Votes that must take part; null while the snapshot lies ahead. */
  quorum: bigint | null
  /** Unix seconds from which it can be executed; null unless it was queued. */
  eta: number | null
  /** Seconds between queue and execution. */
  delay: number
}

export function useProposalFacts(id: string) {
  const reader = useReader()
  return useQuery({
    queryKey: ['proposal-facts', id],
    queryFn: () => readFacts(reader, BigInt(id)),
    enabled: /^\d{1,78}$/.test(id),
    refetchInterval: useFreshness(),
  })
}

async function readFacts(reader: Reader, id: bigint): Promise<ProposalFacts> {
  const { client, deployment } = reader
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  const args = [id] as const
  const [state, snapshot, deadline, votes, eta, delay, clock] = await Promise.all([
    client.readContract({ ...governor, functionName: 'state', args }),
    client.readContract({ ...governor, functionName: 'proposalSnapshot', args }),
    client.readContract({ ...governor, functionName: 'proposalDeadline', args }),
    client.readContract({ ...governor, functionName: 'proposalVotes', args }),
    client.readContract({ ...governor, functionName: 'proposalEta', args }),
    client.readContract({
      address: deployment.contracts.timelock,
      abi: timelockControllerAbi,
      functionName: 'getMinDelay',
    }),
    readClock(reader),
  ])
  const past = Number(snapshot) < clock.now
  return {
    state: proposalStateOf(state),
    snapshot: Number(snapshot),
    deadline: Number(deadline),
    tally: { against: votes[0], for: votes[1], abstain: votes[2] },
    quorum: past ? await client.readContract({ ...governor, functionName: 'quorum', args: [snapshot] }) : null,
    eta: eta === 0n ? null : Number(eta),
    delay: Number(delay),
  }
}
