import { numberToHex, type PublicClient } from 'viem'

/** How far to go: blocks where the clock counts them, seconds for the timelock. */
export type Advance = { blocks: number } | { seconds: number }

/** Moves anvil's clock. Nothing else answers these methods. */
export async function advance(client: PublicClient, by: Advance): Promise<void> {
  const ask = client.request as unknown as (call: { method: string; params: unknown[] }) => Promise<unknown> // Safety: anvil's own methods.
  if ('blocks' in by) {
    await ask({ method: 'anvil_mine', params: [numberToHex(Math.max(1, by.blocks)), numberToHex(1)] })
    return
  }
  await ask({ method: 'evm_increaseTime', params: [Math.max(1, by.seconds)] })
  await ask({ method: 'anvil_mine', params: [numberToHex(1)] })
}
