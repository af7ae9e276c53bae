import { auditCouncilAbi, modelGovernorAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

/** Who the council is, how many of them must sign, and until when they may. */
export type Office = {
  /** ERC-7913 signers: 20 bytes are an account, more are a verifier and a key. */
  members: readonly Hex[]
  threshold: number
  /** Unix seconds at which its veto ends; null where it is not the governor's guardian now. */
  termEnd: number | null
}

export function useOffice() {
  const reader = useReader()
  return useQuery({ queryKey: ['office'], queryFn: () => readOffice(reader), refetchInterval: useFreshness() * 2 })
}

export async function readOffice({ client, deployment }: Reader): Promise<Office> {
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi } as const
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  const [members, threshold, guardian, termEnd] = await Promise.all([
    client.readContract({ ...council, functionName: 'members' }),
    client.readContract({ ...council, functionName: 'threshold' }),
    client.readContract({ ...governor, functionName: 'proposalGuardian' }),
    client.readContract({ ...governor, functionName: 'guardianTermEnd' }),
  ])
  const isGuardian = guardian.toLowerCase() === council.address.toLowerCase()
  return { members, threshold: Number(threshold), termEnd: isGuardian ? termEnd : null }
}

/** Whether an account is a member itself: a key with a verifier signs in another way. */
export function isMember({ members }: Office, account: string | undefined): boolean {
  return account !== undefined && members.some((member) => member.toLowerCase() === account.toLowerCase())
}
