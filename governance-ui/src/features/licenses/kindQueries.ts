import { modelLicenseAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address, Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { historyRange } from '../../history/readLogs.ts'

/** A kind of licence of a lineage that is for sale; its id is the hash of these terms. */
export type Kind = {
  id: Hex
  proposalId: string
  /** The zero address is ETH. */
  currency: Address
  /** In the currency's smallest unit; for a seat, or as the service counts uses. */
  price: bigint
  /** Seconds that a seat lasts; 0 for ever. */
  duration: number
  form: 'seat' | 'use'
  transferable: boolean
  purpose: string
  spdx: string
  termsDigest: Hex | null
}
export type Kinds = { items: readonly Kind[]; incomplete: boolean }

export function useKinds(lineage: string) {
  const reader = useReader()
  return useQuery({
    queryKey: ['license-kinds', lineage],
    queryFn: () => readKinds(reader, BigInt(lineage)),
    refetchInterval: useFreshness() * 5,
  })
}

async function readKinds(reader: Reader, lineage: bigint): Promise<Kinds> {
  const { client, deployment } = reader
  const { incomplete, ...range } = await historyRange(reader)
  const license = { address: deployment.contracts.licenses, abi: modelLicenseAbi } as const
  const opened = await client.getContractEvents({ ...license, eventName: 'KindOpened', args: { lineage }, ...range })
  const ids = [...new Set(opened.flatMap(({ args }) => args.kindId ?? []))]
  const kinds = await Promise.all(
    ids.map(async (id): Promise<Kind[]> => {
      const record = await client.readContract({ ...license, functionName: 'kindOf', args: [id] })
      const { lineage: _, form, termsDigest, ...kind } = record.kind
      const isSpdx = /^0x0*$/.test(termsDigest)
      const terms = { form: form === 0 ? 'seat' : 'use', termsDigest: isSpdx ? null : termsDigest } as const
      return record.isOpen ? [{ id, proposalId: String(record.proposalId), ...kind, ...terms }] : []
    }),
  )
  return { items: kinds.flat(), incomplete }
}
