import { trainingRunsAbi, type Deployment } from '@althing/proposals'
import { encodeFunctionData, formatEther, type Address } from 'viem'
import type { Logger } from '../log.ts'
import type { TransactionSender } from '../tx/transactionSender.ts'
import type { ChainFacts } from './chainFacts.ts'
import type { Market } from './market.ts'

export type PaymentCollectorParts = {
  readonly deployment: Deployment
  readonly trainer: Address
  readonly facts: Pick<ChainFacts, 'withdrawals'>
  readonly market: Pick<Market, 'payments'>
  readonly sender: Pick<TransactionSender, 'send'>
  /** Wei from which a withdrawal is worth its gas; null for never. */
  readonly worthwhile: bigint | null
  readonly log: Logger
}

/**
 * Creates what fetches bounties, shares of lost stakes and unbonded wei once there are enough of them. Each withdrawal's purpose is
 * its number by final events, so that a crash repeats none.
 *
 * @returns Looks once; to be called again and again. Never rejects.
 */
export function createPaymentCollector(parts: PaymentCollectorParts): () => Promise<void> {
  const { deployment, trainer, facts, market, sender, worthwhile, log } = parts
  return async () => {
    if (worthwhile === null) return
    try {
      const owed = await market.payments(trainer)
      if (owed < worthwhile) return
      const { hash } = await sender.send({
        purpose: `withdraw:${trainer}:${facts.withdrawals(trainer)}`,
        to: deployment.contracts.runs,
        data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'withdrawPayments', args: [trainer] }),
      })
      log.info({ eth: formatEther(owed), transaction: hash }, 'payments withdrawn')
    } catch (error) {
      log.warn({ reason: String(error) }, 'payments were not withdrawn')
    }
  }
}
