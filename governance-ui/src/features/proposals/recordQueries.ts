import {
  type ApiProposalDetail,
  type ApiVote,
  descriptionHashOf,
  modelGovernorAbi,
  proposalDetailSchema,
  proposalIdOf,
} from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { ApiRefusedError, ApiUnreachableError, fetchApi } from '../../api/apiClient.ts'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { readProposalsFromChain } from '../../history/proposals.ts'
import { historyRange } from '../../history/readLogs.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

/** What was proposed and who voted; `problem` says why the index was not used. */
export type ProposalRecord = { detail: ApiProposalDetail; problem: string | null }

/** No such proposal, or its bytes are not those of its id. */
export class ProposalRecordError extends Error {
  override name = 'ProposalRecordError'
}

export function useProposalRecord(id: string) {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({
    queryKey: ['proposal', id],
    queryFn: () => readRecord(apiUrl, reader, id),
    refetchInterval: useFreshness() * 2,
  })
}

async function readRecord(apiUrl: string, reader: Reader, id: string): Promise<ProposalRecord> {
  if (!/^\d{1,78}$/.test(id)) throw new ProposalRecordError(`“${id.slice(0, 80)}” is not a proposal's id.`)
  const record = await fetchApi(apiUrl, `/v1/proposals/${id}`, proposalDetailSchema).then(
    (detail) => ({ detail, problem: null }),
    async (error: unknown) => {
      if (!(error instanceof ApiUnreachableError || error instanceof ApiRefusedError)) throw error
      return { detail: await readDetailFromChain(reader, id), problem: error.message }
    },
  )
  requireItsId(record.detail, id)
  return record
}

/** The id commits to every byte; whoever delivered the record cannot have changed one. */
function requireItsId({ targets, values, calldatas, description }: ApiProposalDetail, id: string): void {
  const calls = { targets, values: values.map(BigInt), calldatas }
  if (proposalIdOf(calls, descriptionHashOf(description)) === BigInt(id)) return
  throw new ProposalRecordError('What was delivered is not what this id stands for. It is not shown.')
}

async function readDetailFromChain(reader: Reader, id: string): Promise<ApiProposalDetail> {
  const { items } = await readProposalsFromChain(reader)
  const found = items.find((item) => item.id === id)
  if (found === undefined) throw new ProposalRecordError('The governor has no proposal with this id.')
  return { ...found, votes: await readVotes(reader, BigInt(id)) }
}

async function readVotes(reader: Reader, id: bigint): Promise<ApiVote[]> {
  const { incomplete: _, ...range } = await historyRange(reader)
  const governor = { address: reader.deployment.contracts.governor, abi: modelGovernorAbi } as const
  const logs = await reader.client.getContractEvents({ ...governor, eventName: 'VoteCast', ...range })
  return logs
    .filter(({ args }) => args.proposalId === id)
    .map(({ args, blockNumber, transactionHash }) => ({
      voter: args.voter ?? '0x',
      support: args.support ?? 0,
      weight: String(args.weight ?? 0n),
      reason: args.reason ?? '',
      blockNumber: Number(blockNumber),
      transactionHash,
    }))
}
