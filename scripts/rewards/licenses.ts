import { asHex, type Deployment, type Hex, type UsageVoucher, voucherTypedData } from '@althing/proposals'
import { type Signer, type TransactionReceipt, ZeroAddress } from 'ethers'
import { z } from 'zod'
import { providerOf, readContract, sendCall } from '../governor/contractCalls.ts'
import { GovernorClientError } from '../governor/governorClientError.ts'
import { readSigningDomain } from '../governor/signingDomain.ts'
import { signTyped } from '../governor/signTyped.ts'
import { signPermit } from './signPermit.ts'

/** A kind of licence, as holders opened it. */
export interface LicenseKind {
  readonly isOpen: boolean
  /** Token's address; zero for ETH. */
  readonly currency: string
  /** Smallest units of the currency, for a seat or a use. */
  readonly price: bigint
  /** Seconds that a seat lasts; 0 for ever. */
  readonly duration: bigint
  readonly form: 'seat' | 'use'
  readonly purpose: string
}

/** A voucher that the service which is paid brings to the chain, whenever it is worth the gas. */
export interface SignedVoucher {
  readonly voucher: UsageVoucher
  readonly signature: Hex
}

const recordSchema = z.looseObject({
  proposalId: z.bigint(),
  isOpen: z.boolean(),
  kind: z.looseObject({
    currency: z.string(),
    price: z.bigint(),
    duration: z.bigint(),
    form: z.bigint().transform((form): 'seat' | 'use' => (form === 0n ? 'seat' : 'use')),
    purpose: z.string(),
  }),
})

/** Reads a kind. @throws GovernorClientError where no decision ever opened it. */
export async function readKind(signer: Signer, deployment: Deployment, kindId: Hex): Promise<LicenseKind> {
  const call = { contract: 'licenses', method: 'kindOf', args: [kindId] } as const
  const [answer] = await readContract(providerOf(signer), deployment, call)
  const { proposalId, isOpen, kind } = recordSchema.parse(Object(answer).toObject(true))
  if (proposalId === 0n) throw new GovernorClientError(`no decision opened licences of kind ${kindId}`)
  const { currency, price, duration, form, purpose } = kind
  return { isOpen, currency, price, duration, form, purpose }
}

/**
 * Buys seats with ETH, or with a token that the signer approved before or does now by permit. Throws ethers' CALL_EXCEPTION
 * where it may not.
 */
export async function buySeats(
  signer: Signer,
  deployment: Deployment,
  order: { kindId: Hex; kind: LicenseKind; quantity: bigint; holder: Hex; permit: boolean },
): Promise<TransactionReceipt> {
  const { kindId, kind, quantity, holder } = order
  const price = kind.price * quantity
  if (order.permit) {
    const spender = deployment.contracts.licenses
    const permit = await signPermit(signer, { token: asHex(kind.currency), spender, value: price })
    const args = [kindId, quantity, holder, permit]
    return sendCall(signer, deployment, { contract: 'licenses', method: 'buyWithPermit', args })
  }
  const value = kind.currency === ZeroAddress ? price : 0n
  return sendCall(signer, deployment, { contract: 'licenses', method: 'buy', args: [kindId, quantity, holder], value })
}

/** Signs all that the signer owes for a channel, without sending anything. */
export async function signVoucher(
  signer: Signer,
  deployment: Deployment,
  owed: Omit<UsageVoucher, 'payer'>,
): Promise<SignedVoucher> {
  const domain = await readSigningDomain(providerOf(signer), deployment, 'licenses')
  const voucher = { payer: asHex(await signer.getAddress()), ...owed }
  const typed = voucherTypedData(domain, voucher)
  return { voucher, signature: await signTyped(signer, typed) }
}

/** Brings vouchers to the chain in one transaction; those with nothing due are passed over. */
export async function settleVouchers(
  signer: Signer,
  deployment: Deployment,
  signed: readonly SignedVoucher[],
): Promise<TransactionReceipt> {
  const args = [signed.map(({ voucher }) => voucher), signed.map(({ signature }) => signature)]
  return sendCall(signer, deployment, { contract: 'licenses', method: 'settleMany', args })
}
