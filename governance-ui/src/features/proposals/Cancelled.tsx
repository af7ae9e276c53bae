import { auditCouncilAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { type Reader, useReader } from '../../chain/useReader.ts'
import { historyRange } from '../../history/readLogs.ts'
import { Hash } from '../../ui/Hash.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QueryView } from '../../ui/QueryView.tsx'

/** Who stopped a cancelled proposal, as far as the council's own log tells. */
export function Cancelled({ id }: { id: string }) {
  const reader = useReader()
  const veto = useQuery({ queryKey: ['veto', id], queryFn: () => readVeto(reader, BigInt(id)), staleTime: 60_000 })
  return (
    <QueryView query={veto} what="who cancelled it" lines={2}>
      {({ reasonDigest }) =>
        reasonDigest === null ? (
          <Notice title="Cancelled without a veto.">
            <p>Its proposer took it back, or had fewer votes than it takes to propose.</p>
          </Notice>
        ) : (
          <Notice tone="bad" title="The council vetoed it.">
            <p>Its members signed this digest of their reason; whoever holds the text can compare it.</p>
            <Hash value={reasonDigest} what="the digest of the reason" />
            <p>Holders can answer: a decision may declare the same calls beyond any veto.</p>
          </Notice>
        )
      }
    </QueryView>
  )
}

async function readVeto(reader: Reader, proposalId: bigint): Promise<{ reasonDigest: Hex | null }> {
  const { incomplete: _, ...range } = await historyRange(reader)
  const council = { address: reader.deployment.contracts.council, abi: auditCouncilAbi } as const
  const [log] = await reader.client.getContractEvents({
    ...council,
    eventName: 'Vetoed',
    args: { proposalId },
    ...range,
  })
  return { reasonDigest: log?.args.reasonDigest ?? null }
}
