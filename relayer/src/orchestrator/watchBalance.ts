import type { Address } from 'viem'
import { z } from 'zod'
import { agree, type Quorum } from '../chain/quorum.ts'
import type { RelayerState } from './relayerState.ts'

const everyMs = 30_000

/** Keeps the trainer's balance in the status, and says when there is none to pay for transactions. */
export function watchBalance(parts: { quorum: Quorum; trainer: Address; state: RelayerState }): () => void {
  const { quorum, trainer, state } = parts
  const look = async () => {
    const { value } = await agree(quorum, 'balance', {
      ask: async (endpoint) => z.coerce.bigint().parse(await endpoint.request('eth_getBalance', trainer, 'latest')),
      keyOf: String,
    })
    state.setStatus({ trainerBalanceWei: value })
    state.alarm('balance', value === 0n ? `${trainer} has no coin to pay for transactions` : null)
  }
  // A balance that cannot be read now is read next time; the follower reports what is wrong with the endpoints.
  const tryToLook = () => void look().catch(() => {})
  tryToLook()
  const timer = setInterval(tryToLook, everyMs)
  return () => clearInterval(timer)
}
