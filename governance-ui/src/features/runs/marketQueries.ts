import {
  type Finding,
  modelRegistryAbi,
  reviewPanelAbi,
  runDisputesVerdictNames,
  trainingRunsAbi,
} from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address, Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { historyRange } from '../../history/readLogs.ts'

/** What stands behind a run: who holds it until when, and what each side has to lose. All of it from the contracts. */
export type RunMarket = {
  /** Unix seconds at which the lease, the challenge window or the jury's vote ends; 0 in other states. */
  phaseEndsAt: number
  /** Signs of life since it was taken. */
  heartbeats: number
  /** Wei, as the decision set it aside. */
  bounty: bigint
  /** Wei of the trainer's bond that this run holds. */
  stake: bigint
  /** Wei that a dispute costs whoever opens it; the winner gets it. */
  disputeBond: bigint
  /** Jurors there are now, and agreeing votes that a dispute would need at least. */
  jury: { bitExact: boolean; size: number; minVotes: number }
  dispute: RunDispute | null
}

export type RunDispute = {
  challenger: Address
  bond: bigint
  threshold: number
  bitExact: boolean
  verdict: (typeof runDisputesVerdictNames)[number]
  /** Null where the log lies before what is searched. */
  evidenceDigest: Hex | null
  votes: readonly JurorVote[]
}

export type JurorVote = { juror: Address; root: Hex; metricAfter: number; upholds: boolean }

export function useRunMarket(id: string) {
  const reader = useReader()
  return useQuery({
    queryKey: ['run-market', id],
    queryFn: () => readMarket(reader, BigInt(id)),
    refetchInterval: useFreshness(),
  })
}

async function readMarket(reader: Reader, id: bigint): Promise<RunMarket> {
  const { client, deployment } = reader
  const runs = { address: deployment.contracts.runs, abi: trainingRunsAbi } as const
  const [run, terms, dispute] = await Promise.all([
    client.readContract({ ...runs, functionName: 'run', args: [id] }),
    client.readContract({ ...runs, functionName: 'terms' }),
    client.readContract({ ...runs, functionName: 'disputeOf', args: [id] }),
  ])
  const { phaseEndsAt, heartbeats, bounty, stake, result, config } = run
  const isDisputed = !/^0x0*$/.test(dispute.challenger)
  return {
    phaseEndsAt,
    heartbeats,
    bounty,
    stake,
    disputeBond: terms.disputeBond,
    jury: { ...(await readJury(reader, config)), minVotes: terms.minVotes },
    dispute: isDisputed
      ? {
          ...dispute,
          verdict: runDisputesVerdictNames[dispute.verdict] ?? 'None',
          ...(await readDisputeLogs(reader, id, result)),
        }
      : null,
  }
}

async function readJury({ client, deployment }: Reader, config: Hex) {
  const models = { address: deployment.contracts.models, abi: modelRegistryAbi } as const
  const runs = { address: deployment.contracts.runs, abi: trainingRunsAbi } as const
  const panel = { address: deployment.contracts.reviews, abi: reviewPanelAbi } as const
  const bitExact = (await client.readContract({ ...models, functionName: 'reproducibilityOf', args: [config] })) === 0
  const size = bitExact
    ? client.readContract({ ...runs, functionName: 'verifierCount' })
    : client.readContract({ ...panel, functionName: 'reviewerCount' })
  return { bitExact, size: Number(await size) }
}

async function readDisputeLogs(reader: Reader, runId: bigint, reported: Finding) {
  const { incomplete: _, ...range } = await historyRange(reader)
  const query = { address: reader.deployment.contracts.runs, abi: trainingRunsAbi, args: { runId }, ...range } as const
  const [opened, cast] = await Promise.all([
    reader.client.getContractEvents({ ...query, eventName: 'RunDisputed' }),
    reader.client.getContractEvents({ ...query, eventName: 'VerdictCast' }),
  ])
  return {
    evidenceDigest: opened.at(-1)?.args.evidenceDigest ?? null,
    votes: cast.flatMap(({ args: { juror, finding } }): JurorVote[] =>
      juror === undefined || finding === undefined
        ? []
        : [
            {
              juror,
              root: finding.artifact.root,
              metricAfter: Number(finding.metricAfter),
              upholds: isSame(finding, reported),
            },
          ],
    ),
  }
}

/** Whether a juror found what was reported, to the byte and to the figure. */
function isSame(found: Finding, reported: Finding): boolean {
  const figures = ['metricBefore', 'metricAfter', 'worstRegression'] as const
  const commitments = ['root', 'dirHash1', 'totalBytes', 'fileCount'] as const
  return (
    figures.every((figure) => found[figure] === reported[figure]) &&
    commitments.every((part) => found.artifact[part] === reported.artifact[part])
  )
}
