import type { ContractName } from '@althing/proposals'
import type { Address, Hex } from 'viem'

/** A place in the chain. `timestamp` is in Unix seconds. */
export type Block = { readonly number: number; readonly hash: Hex; readonly timestamp: number }

/**
 * One event of a pinned contract, decoded. `args` are by name, as viem decodes them: integers of 8 to 48 bits are numbers,
 * wider ones bigints, structs objects. Ordered by (blockNumber, logIndex).
 */
export type ChainEvent = {
  readonly contract: ContractName
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly address: Address
  readonly blockNumber: number
  readonly blockHash: Hex
  readonly blockTimestamp: number
  readonly transactionHash: Hex
  readonly logIndex: number
}

/** Ascending order in the chain. */
export function compareEvents(a: ChainEvent, b: ChainEvent): number {
  return a.blockNumber - b.blockNumber || a.logIndex - b.logIndex
}
