import { fromRlp, hexToBigInt, isHex, keccak256, type Address, type Hex } from 'viem'
import { z } from 'zod'
import type { BlockHeader } from './blockHeader.ts'
import { readProof } from './merklePatricia.ts'
import { ChainDataInvalid } from './rpcError.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')
const answerSchema = z.object({
  accountProof: z.array(hex),
  storageProof: z.array(z.object({ proof: z.array(hex) })),
})

/** What a block's state root proves of one account. Slots without a value are 0. */
export type AccountProof = { readonly codeHash: Hex; readonly slots: ReadonlyMap<Hex, bigint> }

/**
 * Asks for an account and some of its storage at a block and checks every byte against the header's state root (EIP-1186).
 *
 * @param slots Positions, 32 bytes each.
 * @throws ChainDataInvalid when the header is not proven, the account does not exist or the proof does not hold.
 */
export async function proveAccount(
  endpoint: RpcEndpoint,
  at: { header: BlockHeader; address: Address; slots: readonly Hex[] },
): Promise<AccountProof> {
  const { header, address, slots } = at
  if (!header.proven) throw new ChainDataInvalid(`the header of block ${header.number} does not hash to ${header.hash}`)
  const answer = answerSchema.safeParse(
    await endpoint.request('eth_getProof', address, slots, `0x${header.number.toString(16)}`),
  )
  if (!answer.success || answer.data.storageProof.length !== slots.length)
    throw new ChainDataInvalid(`${endpoint.label} answered eth_getProof with something else`)
  const account = readProof(header.stateRoot, keccak256(address), answer.data.accountProof)
  const [, , storageRoot, codeHash] = account === null ? [] : fromRlp(account, 'hex')
  if (!isHex(storageRoot) || !isHex(codeHash))
    throw new ChainDataInvalid(`${address} does not exist in block ${header.number}`)
  const values = slots.map((slot, index) => {
    const value = readProof(storageRoot, keccak256(slot), answer.data.storageProof[index]?.proof ?? [])
    const decoded = value === null ? '0x' : fromRlp(value, 'hex')
    return [slot, typeof decoded === 'string' && decoded !== '0x' ? hexToBigInt(decoded) : 0n] as const
  })
  return { codeHash, slots: new Map(values) }
}
