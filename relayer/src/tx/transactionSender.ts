import { setTimeout as sleep } from 'node:timers/promises'
import { keccak256, type Address, type Hex, type LocalAccount } from 'viem'
import { z } from 'zod'
import { agreedHeight, type Quorum } from '../chain/quorum.ts'
import type { RpcEndpoint } from '../chain/rpcEndpoint.ts'
import { RpcRefused } from '../chain/rpcError.ts'
import { replacementFees, SpendingLimitReached, suggestFees, type Fees, type SpendingLimits } from './fees.ts'
import { agreedReceipt, type AgreedReceipt } from './receipt.ts'
import { TransactionReverts } from './revert.ts'
import type { FinalTransaction, SentTransaction, SentTransactions } from './sentTransactions.ts'

/** A call that is sent at most once for its `purpose`, however often it is asked for. */
export type TransactionRequest = { readonly purpose: string; readonly to: Address; readonly data: Hex }

export type TransactionSender = {
  /**
   * Sends, or takes up again what was sent for the same purpose before, and resolves when it is final. What reverted in a
   * block is sent anew.
   *
   * @throws TransactionReverts when the call would revert now and was not sent.
   */
  send(request: TransactionRequest): Promise<FinalTransaction>
  /** Broadcasts again, before anything new is sent, what was open when the process ended. */
  resume(): Promise<void>
}

export type TransactionSenderParts = {
  readonly account: LocalAccount
  readonly chainId: number
  readonly quorum: Quorum
  readonly sent: SentTransactions
  readonly limits: SpendingLimits
  /** Number of the newest final block. */
  readonly finalBlock: () => number
  readonly pollMs: number
  readonly signal: AbortSignal
  readonly alarm: (message: string | null) => void
}

/** Blocks without the transaction after which it is replaced. */
const patience = 3

/** Creates the sender: one key, one transaction in flight; signed, then stored, then broadcast. */
export function createTransactionSender(parts: TransactionSenderParts): TransactionSender {
  const { account, chainId, quorum, sent, limits, finalBlock, pollMs, signal, alarm } = parts
  const primary = primaryOf(quorum)
  let inFlight: Promise<unknown> = Promise.resolve()

  function exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = inFlight.then(work, work)
    inFlight = mine.catch(() => {})
    return mine
  }

  async function sign(
    request: TransactionRequest & { nonce: number; gas: bigint; fees: Fees; hashes: readonly Hex[] },
  ) {
    const { purpose, to, data, nonce, gas, fees, hashes } = request
    const raw = await account.signTransaction({
      type: 'eip1559',
      chainId,
      to,
      data,
      nonce,
      gas,
      maxFeePerGas: fees.maxFee,
      maxPriorityFeePerGas: fees.priorityFee,
    })
    const sentAtBlock = await headOf(primary)
    return sent.keep({ purpose, nonce, to, data, gas, raw, fees, hashes: [...hashes, keccak256(raw)], sentAtBlock })
  }

  async function prepare(request: TransactionRequest): Promise<SentTransaction> {
    const { to, data } = request
    const gas = ((await estimate(primary, { from: account.address, to, data })) * 12n) / 10n
    const fees = await suggestFees(primary, limits)
    const spent = await sent.spentToday()
    if (spent + gas * fees.maxFee > limits.perDay)
      throw new SpendingLimitReached(`${spent} wei were spent in 24 hours: ALTHING_MAX_SPEND_ETH_PER_DAY is reached`)
    const nonce = await agreedHeight(quorum, (endpoint) => nonceOf(endpoint, account.address, 'latest'))
    return sign({ ...request, nonce, gas, fees, hashes: [] })
  }

  async function broadcast(raw: Hex): Promise<void> {
    await Promise.allSettled(quorum.endpoints.map((endpoint) => endpoint.request('eth_sendRawTransaction', raw)))
  }

  async function replace(transaction: SentTransaction): Promise<SentTransaction> {
    const fees = replacementFees(transaction.fees, limits)
    if (!fees) {
      alarm(`${transaction.purpose} waits for a block and ALTHING_MAX_FEE_GWEI forbids a higher fee`)
      return transaction
    }
    const { purpose, to, data, nonce, gas, hashes } = transaction
    return sign({ purpose, to, data, nonce, gas, fees, hashes })
  }

  async function untilMined(first: SentTransaction): Promise<SentTransaction> {
    let transaction = first
    await broadcast(transaction.raw)
    for (;;) {
      if (await agreedReceipt(quorum, transaction.hashes)) {
        alarm(null)
        return transaction
      }
      const usedNonce = await agreedHeight(quorum, (endpoint) =>
        nonceOf(endpoint, account.address, hexOf(finalBlock())),
      )
      if (usedNonce > transaction.nonce && !(await agreedReceipt(quorum, transaction.hashes)))
        transaction = await prepare(transaction) // Somebody else used the key: the old signing can never be mined.
      else if ((await headOf(primary)) >= transaction.sentAtBlock + patience) transaction = await replace(transaction)
      await broadcast(transaction.raw)
      await sleep(pollMs, undefined, { signal })
    }
  }

  async function finalReceipt(transaction: SentTransaction): Promise<AgreedReceipt | null> {
    for (;;) {
      const receipt = await agreedReceipt(quorum, transaction.hashes)
      if (!receipt) return null
      if (receipt.blockNumber <= finalBlock()) return receipt
      await sleep(pollMs, undefined, { signal })
    }
  }

  async function complete(find: () => Promise<SentTransaction>): Promise<FinalTransaction> {
    for (;;) {
      const transaction = await exclusively(async () => untilMined(await find()))
      const receipt = await finalReceipt(transaction)
      if (!receipt) continue // Reorganised away: the same bytes go out again.
      const end = {
        hash: receipt.transactionHash,
        blockNumber: receipt.blockNumber,
        succeeded: receipt.status === '0x1',
      }
      await sent.finish(transaction.purpose, { ...end, cost: receipt.gasUsed * receipt.effectiveGasPrice })
      return end
    }
  }

  return {
    async send(request) {
      const earlier = await sent.find(request.purpose)
      if (earlier?.final?.succeeded) return earlier.final
      return complete(async () => {
        const known = await sent.find(request.purpose)
        return known && !known.final ? known : prepare(request)
      })
    },
    async resume() {
      for (const transaction of await sent.open())
        exclusively(() => untilMined(transaction)).catch((error: unknown) => alarm(String(error)))
    },
  }
}

async function estimate(endpoint: RpcEndpoint, call: { from: Address; to: Address; data: Hex }): Promise<bigint> {
  try {
    return z.coerce.bigint().parse(await endpoint.request('eth_estimateGas', call))
  } catch (cause) {
    if (cause instanceof RpcRefused && (cause.code === 3 || cause.message.includes('revert')))
      throw new TransactionReverts(cause)
    throw cause
  }
}

async function nonceOf(endpoint: RpcEndpoint, address: Address, block: string): Promise<number> {
  return z.coerce
    .number()
    .int()
    .parse(await endpoint.request('eth_getTransactionCount', address, block))
}

async function headOf(endpoint: RpcEndpoint): Promise<number> {
  return z.coerce
    .number()
    .int()
    .parse(await endpoint.request('eth_blockNumber'))
}

function primaryOf({ endpoints: [first] }: Quorum): RpcEndpoint {
  if (!first) throw new RangeError('a quorum has at least one endpoint')
  return first
}

function hexOf(number: number): Hex {
  return `0x${number.toString(16)}`
}
