import { type ApiRun, pageOf, runSchema, runStatuses, trainingRunsAbi } from '@althing/proposals'
import { fetchApi } from '../api/apiClient.ts'
import type { Reader } from '../chain/useReader.ts'
import { readHistory } from './history.ts'

/** Runs that are read one by one when the index is down. */
const newestRuns = 50n

/** Newest first. */
export function readRuns(apiUrl: string, reader: Reader) {
  return readHistory({
    index: () => fetchApi(apiUrl, '/v1/runs?limit=100', pageOf(runSchema)),
    chain: () => readRunsFromChain(reader),
  })
}

async function readRunsFromChain(reader: Reader) {
  const count = await reader.client.readContract({
    address: reader.deployment.contracts.runs,
    abi: trainingRunsAbi,
    functionName: 'runCount',
  })
  const shown = count < newestRuns ? count : newestRuns
  const ids = Array.from({ length: Number(shown) }, (_, index) => count - BigInt(index))
  return { items: await Promise.all(ids.map((id) => readRun(reader, id))), incomplete: count > shown }
}

/** One run as the register holds it; what only the relayer knows is null. */
export async function readRun({ client, deployment }: Reader, id: bigint): Promise<ApiRun> {
  const register = { address: deployment.contracts.runs, abi: trainingRunsAbi } as const
  const [run, status] = await Promise.all([
    client.readContract({ ...register, functionName: 'run', args: [id] }),
    client.readContract({ ...register, functionName: 'status', args: [id] }),
  ])
  const { artifact } = run.result
  return {
    id: String(id),
    config: run.config,
    proposalId: String(run.proposalId),
    status: runStatuses[status] ?? 'none',
    deadline: run.deadline,
    release: run.release,
    trainer: /^0x0*$/.test(run.trainer) ? null : run.trainer,
    authorizedAt: 0,
    updatedAt: run.updatedAt,
    result:
      artifact.fileCount === 0
        ? null
        : {
            artifact: { ...artifact, totalBytes: Number(artifact.totalBytes) },
            attestationDigest: run.result.attestationDigest,
            metricBefore: Number(run.result.metricBefore),
            metricAfter: Number(run.result.metricAfter),
            worstRegression: Number(run.result.worstRegression),
            uri: '',
          },
    version: null,
    reasonDigest: null,
    bounty: null,
    lease: null,
    dispute: null,
    refusal: null,
    pause: null,
    job: null,
    final: false,
  }
}
