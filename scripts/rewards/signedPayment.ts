import {
  addressSchema,
  asHex,
  bytes32Schema,
  type Deployment,
  type Hex,
  paymentTypedData,
  prepaymentNonceOf,
  seatNonceOf,
} from '@althing/proposals'
import { Signature, type Signer, type TransactionReceipt } from 'ethers'
import { z } from 'zod'
import { providerOf, sendCall } from '../governor/contractCalls.ts'
import { GovernorClientError } from '../governor/governorClientError.ts'
import { readLatestTime } from '../governor/latestTime.ts'
import { signTyped } from '../governor/signTyped.ts'
import { readTokenDomain } from './readToken.ts'

const units = z.coerce.bigint().nonnegative()
const signature = { v: z.int(), r: bytes32Schema, s: bytes32Schema }

/** A payment in a token for seats or a deposit (ERC-3009): whoever brings the file pays the gas and can change nothing. */
export const signedPaymentSchema = z.strictObject({
  format: z.literal('license-payment/1', { error: '"license-payment/1"' }),
  chainId: z.int(),
  licenses: addressSchema,
  pays: z.discriminatedUnion('for', [
    z.strictObject({ for: z.literal('seats'), kind: bytes32Schema, quantity: units, holder: addressSchema }),
    z.strictObject({ for: z.literal('deposit'), asset: addressSchema, amount: units }),
  ]),
  authorization: z.strictObject({
    from: addressSchema,
    validAfter: units,
    /** Unix seconds. */
    validBefore: units,
    salt: bytes32Schema,
    ...signature,
  }),
})
export type SignedPayment = z.output<typeof signedPaymentSchema>

const lifetimeSeconds = 86_400n

/**
 * Signs that the licences may collect `value` of `token` from the signer, for exactly what `pays` says, within a day.
 * @param salt 32 bytes that tell equal payments apart.
 * @throws GovernorClientError where the token takes no signatures.
 */
export async function signPayment(
  signer: Signer,
  { chainId, contracts: { licenses } }: Deployment,
  options: { pays: SignedPayment['pays']; token: Hex; value: bigint; salt: Hex },
): Promise<SignedPayment> {
  const { pays, token, value, salt } = options
  const provider = providerOf(signer)
  const from = asHex(await signer.getAddress())
  const validAfter = 0n
  const validBefore = (await readLatestTime(provider)) + lifetimeSeconds
  const nonce = pays.for === 'seats' ? seatNonceOf({ ...pays, salt }) : prepaymentNonceOf(salt)

  const payment = { from, to: licenses, value, validAfter, validBefore, nonce }
  const { v, r, s } = Signature.from(
    await signTyped(signer, paymentTypedData(await readTokenDomain(provider, token), payment)),
  )
  const authorization = { from, validAfter, validBefore, salt, v, r: asHex(r), s: asHex(s) }
  return { format: 'license-payment/1', chainId, licenses, pays, authorization }
}

/**
 * Brings a signed payment; `signer` only pays the gas. Throws ethers' CALL_EXCEPTION where the token or the licences refuse.
 * @throws GovernorClientError where it is for another chain or contract.
 */
export async function relayPayment(
  signer: Signer,
  deployment: Deployment,
  { chainId, licenses, pays, authorization }: SignedPayment,
): Promise<TransactionReceipt> {
  if (chainId !== deployment.chainId || licenses !== deployment.contracts.licenses) {
    throw new GovernorClientError(`the payment is for licences ${licenses} on chain ${chainId}, not for these`)
  }
  const [method, args] =
    pays.for === 'seats'
      ? ['buyWithAuthorization', [pays.kind, pays.quantity, pays.holder, authorization]]
      : ['prepayWithAuthorization', [pays.asset, pays.amount, authorization]]
  return sendCall(signer, deployment, { contract: 'licenses', method, args })
}
