import { type ApiProposal, asHex, auditCouncilAbi } from '@althing/proposals'
import { type Hex, numberToHex } from 'viem'
import type { Reader } from '../../chain/useReader.ts'
import { logWindows } from '../../history/readLogs.ts'

export type FoundVeto = { reasonDigest: Hex; actionsHash: Hex }

/**
 * The council's veto of a proposal, however long ago; null for none. The council counts its acts on a proposal, so only where
 * there was one is the log searched: from the proposal's block on, and then, should the index have told a wrong one, before.
 */
export async function readVeto(
  reader: Reader,
  { id, blockNumber }: Pick<ApiProposal, 'id' | 'blockNumber'>,
): Promise<{ veto: FoundVeto | null }> {
  const { client, deployment } = reader
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi } as const
  const proposalId = BigInt(id)
  const subject = asHex(numberToHex(proposalId, { size: 32 }))
  if ((await client.readContract({ ...council, functionName: 'nonce', args: [subject] })) === 0n) return { veto: null }

  const { number: head } = await client.getBlock()
  const [first, made] = [BigInt(deployment.blockNumber), BigInt(blockNumber)]
  const start = made < first || made > head ? first : made
  for (const range of [...logWindows(start, head), ...logWindows(first, start - 1n)]) {
    // oxlint-disable-next-line no-await-in-loop -- the first window nearly always has it
    const [log] = await client.getContractEvents({ ...council, eventName: 'Vetoed', args: { proposalId }, ...range })
    const { reasonDigest, actionsHash } = log?.args ?? {}
    if (reasonDigest !== undefined && actionsHash !== undefined) return { veto: { reasonDigest, actionsHash } }
  }
  return { veto: null }
}
