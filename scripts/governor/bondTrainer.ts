import type { Deployment } from '@althing/proposals'
import type { HDNodeWallet, TransactionReceipt, Wallet } from 'ethers'
import { providerOf, readContract, sendCall } from './contractCalls.ts'

/**
 * Adds `wei` to the caller's bond as a trainer, and declares what it trains on: the first time that has to be said, later it
 * is said only where it changed.
 */
export async function bondTrainer(
  signer: Wallet | HDNodeWallet,
  deployment: Deployment,
  { wei, hardware, otherwise }: { wei: bigint; hardware: string | undefined; otherwise: string },
): Promise<TransactionReceipt> {
  const [trainer] = await readContract(providerOf(signer), deployment, {
    contract: 'runs',
    method: 'trainerOf',
    args: [signer.address],
  })
  const isRegistered = BigInt(trainer.hardwareDigest) !== 0n
  const words = hardware ?? (isRegistered ? undefined : otherwise)
  const call =
    words === undefined ? { method: 'topUpBond', args: [] } : { method: 'registerTrainer', args: [words.slice(0, 256)] }
  return sendCall(signer, deployment, { contract: 'runs', ...call, value: wei })
}
