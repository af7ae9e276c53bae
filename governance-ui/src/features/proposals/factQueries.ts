import {
  modelGovernorAbi,
  type ProposalState,
  proposalStateOf,
  type TierName,
  timelockControllerAbi,
} from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { readClock } from '../../chain/useClock.ts'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { tierOfNumber } from '../../format/tier.ts'
import type { Tally } from '../../ui/TallyBar.tsx'

/** What the governor says of a proposal now. */
export type ProposalFacts = {
  state: ProposalState
  snapshot: number
  deadline: number
  tally: Tally
  /** What the proposal was made under: how much agreement it takes. */
  tier: TierName
  /** Votes that must take part in this proposal; null while the snapshot lies ahead. */
  quorum: bigint | null
  /** Ten-thousandths of the votes for and against that must be for; more than half always. */
  approval: number
  /** Unix seconds from which it can be executed; null unless it was queued. */
  eta: number | null
  /** Seconds between queue and execution. */
  delay: number
  /** The governor's time point after which a succeeded proposal can no longer be queued. */
  queueUntil: number
  /** Unix seconds after which a queued proposal can no longer be executed; null unless it was queued. */
  executeUntil: number | null
  proposer: Address
  /** Whether the proposer has fewer votes now than it takes to propose, so that anyone may cancel. */
  belowThreshold: boolean
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
  const [state, snapshot, deadline, votes, eta, tier, approval, proposer, terms, clock] = await Promise.all([
    client.readContract({ ...governor, functionName: 'state', args }),
    client.readContract({ ...governor, functionName: 'proposalSnapshot', args }),
    client.readContract({ ...governor, functionName: 'proposalDeadline', args }),
    client.readContract({ ...governor, functionName: 'proposalVotes', args }),
    client.readContract({ ...governor, functionName: 'proposalEta', args }),
    client.readContract({ ...governor, functionName: 'proposalTier', args }),
    client.readContract({ ...governor, functionName: 'proposalApproval', args }),
    client.readContract({ ...governor, functionName: 'proposalProposer', args }),
    readTerms(reader),
    readClock(reader),
  ])
  const [quorum, power] = await Promise.all([
    Number(snapshot) < clock.now ? client.readContract({ ...governor, functionName: 'proposalQuorum', args }) : null,
    client.readContract({ ...governor, functionName: 'getVotes', args: [proposer, BigInt(clock.now - 1)] }),
  ])
  return {
    state: proposalStateOf(state),
    snapshot: Number(snapshot),
    deadline: Number(deadline),
    tally: { against: votes[0], for: votes[1], abstain: votes[2] },
    tier: tierOfNumber(tier),
    quorum,
    approval: Number(approval),
    eta: eta === 0n ? null : Number(eta),
    delay: terms.delay,
    queueUntil: Number(deadline) + terms.queueWindow,
    executeUntil: eta === 0n ? null : Number(eta) + terms.executionWindow,
    proposer,
    belowThreshold: power < terms.threshold,
  }
}

/** What holds for every proposal now. */
async function readTerms({ client, deployment }: Reader) {
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  const timelock = { address: deployment.contracts.timelock, abi: timelockControllerAbi } as const
  const [threshold, queueWindow, executionWindow, delay] = await Promise.all([
    client.readContract({ ...governor, functionName: 'proposalThreshold' }),
    client.readContract({ ...governor, functionName: 'queueWindow' }),
    client.readContract({ ...governor, functionName: 'executionWindow' }),
    client.readContract({ ...timelock, functionName: 'getMinDelay' }),
  ])
  return { threshold, queueWindow, executionWindow, delay: Number(delay) }
}
