import { type ApiRun, runSchema, trainingRunsAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { ApiRefusedError, ApiUnreachableError, fetchApi } from '../../api/apiClient.ts'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { readRun, readRuns } from '../../history/runs.ts'
import { historyRange } from '../../history/readLogs.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

export function useRuns() {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({ queryKey: ['runs'], queryFn: () => readRuns(apiUrl, reader), refetchInterval: useFreshness() * 2 })
}

/** A run: status and result as the register holds them, progress and job as the relayer tells them. */
export type RunRecord = { run: ApiRun; problem: string | null }

export function useRun(id: string) {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({
    queryKey: ['run', id],
    queryFn: () => readRunRecord(apiUrl, reader, id),
    enabled: /^\d{1,78}$/.test(id),
    refetchInterval: useFreshness(),
  })
}

async function readRunRecord(apiUrl: string, reader: Reader, id: string): Promise<RunRecord> {
  const [onChain, told] = await Promise.all([
    readRun(reader, BigInt(id)),
    fetchApi(apiUrl, `/v1/runs/${id}`, runSchema).catch(asProblem),
  ])
  if (typeof told === 'string') return { run: onChain, problem: told }
  const { version, job, authorizedAt, final } = told
  const result = onChain.result && { ...onChain.result, uri: told.result?.uri ?? '' }
  return { run: { ...onChain, result, version, job, authorizedAt, final }, problem: null }
}

function asProblem(error: unknown): string {
  if (error instanceof ApiUnreachableError || error instanceof ApiRefusedError) return error.message
  throw error
}

/** Runs that a proposal authorised. */
export function useRunsOfProposal(proposalId: string, executed: boolean) {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({
    queryKey: ['runs-of', proposalId],
    queryFn: async () => {
      const ids = await readRunIds(reader, BigInt(proposalId))
      return (await Promise.all(ids.map((id) => readRunRecord(apiUrl, reader, id)))).map(({ run }) => run)
    },
    enabled: executed,
    refetchInterval: useFreshness(),
  })
}

async function readRunIds(reader: Reader, proposalId: bigint): Promise<string[]> {
  const { incomplete: _, ...range } = await historyRange(reader)
  const register = { address: reader.deployment.contracts.runs, abi: trainingRunsAbi } as const
  const logs = await reader.client.getContractEvents({
    ...register,
    eventName: 'RunAuthorized',
    args: { proposalId },
    ...range,
  })
  return logs.map(({ args }) => String(args.runId))
}

/** Seconds between a submission and the earliest finalisation. */
export function useChallengeWindow() {
  const { client, deployment } = useReader()
  const register = { address: deployment.contracts.runs, abi: trainingRunsAbi } as const
  return useQuery({
    queryKey: ['challenge-window'],
    queryFn: () => client.readContract({ ...register, functionName: 'challengeWindow' }),
    staleTime: Infinity,
  })
}

/** Statuses after which nothing changes any more. */
export function isSettled(status: ApiRun['status']): boolean {
  return ['finalized', 'refused', 'overturned', 'failed', 'cancelled', 'expired'].includes(status)
}
