import type { Deployment, Hex } from '@althing/proposals'
import { type Signer, type TransactionReceipt, ZeroAddress } from 'ethers'
import { z } from 'zod'
import { providerOf, readContract, sendCall } from '../governor/contractCalls.ts'
import { signPermit } from './signPermit.ts'

/** What an account deposited for its vouchers, in smallest units of the asset. */
export interface Prepayment {
  readonly balance: bigint
  /** What it asked to have back. */
  readonly requested: bigint
  /** Unix seconds from which that may be withdrawn; 0 where nothing was asked for. */
  readonly unlocksAt: bigint
}

const prepaymentSchema = z.object({ balance: z.bigint(), requested: z.bigint(), unlocksAt: z.bigint() })

/**
 * Lets vouchers of `payer` take `amount` of the signer's: ETH is sent along, a token was approved before or is now by permit.
 * A permit pays for the signer's own vouchers alone.
 */
export async function prepay(
  signer: Signer,
  deployment: Deployment,
  { payer, asset, amount, permit }: { payer: Hex; asset: Hex; amount: bigint; permit: boolean },
): Promise<TransactionReceipt> {
  if (permit) {
    const signed = await signPermit(signer, { token: asset, spender: deployment.contracts.licenses, value: amount })
    return sendCall(signer, deployment, {
      contract: 'licenses',
      method: 'prepayWithPermit',
      args: [asset, amount, signed],
    })
  }
  const value = asset === ZeroAddress ? amount : 0n
  return sendCall(signer, deployment, { contract: 'licenses', method: 'prepay', args: [payer, asset, amount], value })
}

/** Asks for `amount` back, instead of what was asked for before; 0 takes the wish back. */
export async function requestWithdrawal(
  signer: Signer,
  deployment: Deployment,
  { asset, amount }: { asset: Hex; amount: bigint },
): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, { contract: 'licenses', method: 'requestWithdrawal', args: [asset, amount] })
}

/** Sends the signer what it asked for, as far as vouchers left it. Throws ethers' CALL_EXCEPTION before it is due. */
export async function withdrawPrepayment(
  signer: Signer,
  deployment: Deployment,
  asset: Hex,
): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, { contract: 'licenses', method: 'withdraw', args: [asset] })
}

/** Reads what the signer has deposited of an asset. */
export async function readPrepayment(signer: Signer, deployment: Deployment, asset: Hex): Promise<Prepayment> {
  const call = { contract: 'licenses', method: 'prepaymentOf', args: [await signer.getAddress(), asset] } as const
  const [answer] = await readContract(providerOf(signer), deployment, call)
  return prepaymentSchema.parse(Object(answer).toObject())
}
