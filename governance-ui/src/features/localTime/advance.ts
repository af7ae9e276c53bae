import { numberToHex } from 'viem'
import type { ReadClient } from '../../chain/useReader.ts'

/** How far to go: blocks where the clock counts them, seconds for the timelock. */
export type Advance = { blocks: number } | { seconds: number }

/** anvil's own methods, which viem's public schema does not know. */
type AnvilMethod = { Method: 'anvil_mine' | 'evm_increaseTime'; Parameters: readonly unknown[]; ReturnType: unknown }

/** Moves anvil's clock. Nothing else answers these methods. */
export async function advance(client: ReadClient, by: Advance): Promise<void> {
  if ('blocks' in by) {
    await client.request<AnvilMethod>({
      method: 'anvil_mine',
      params: [numberToHex(Math.max(1, by.blocks)), numberToHex(1)],
    })
    return
  }
  await client.request<AnvilMethod>({ method: 'evm_increaseTime', params: [Math.max(1, by.seconds)] })
  await client.request<AnvilMethod>({ method: 'anvil_mine', params: [numberToHex(1)] })
}
