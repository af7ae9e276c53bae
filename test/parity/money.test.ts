import {
  asHex,
  claimTypedData,
  type ContractName,
  contractInterface,
  type Hex,
  licenseKindIdOf,
  type OnChainKind,
  prepaymentNonceOf,
  type RewardClaim,
  rewardRoundIdOf,
  seatIdOf,
  seatNonceOf,
  type SigningDomain,
  type UsageVoucher,
  voucherTypedData,
} from '@althing/proposals'
import { Contract, isError, TypedDataEncoder } from 'ethers'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContract } from '../../scripts/governor/contractCalls.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

/** What TypeScript signs and computes for money is what the deployed vault and licences do. */
let althing: LocalAlthing
beforeAll(async () => {
  althing = await startLocalAlthing()
})
afterAll(() => althing.stop())

const runs = { numRuns: 50 }
const hexOf = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => asHex(`0x${Buffer.from(value).toString('hex')}`))
const word = hexOf(32)
const address = hexOf(20)
const uint = (bits: bigint) => fc.bigInt({ min: 0n, max: 2n ** bits - 1n })

const kind: fc.Arbitrary<OnChainKind> = fc.record({
  lineage: uint(256n),
  currency: address,
  price: uint(128n),
  duration: fc.nat(),
  form: fc.nat(1),
  transferable: fc.boolean(),
  purpose: fc.string({ unit: 'grapheme' }),
  spdx: fc.string({ unit: 'grapheme' }),
  termsDigest: word,
})

const voucher: fc.Arbitrary<UsageVoucher> = fc.record({
  payer: address,
  kind: word,
  channel: uint(256n),
  cumulative: uint(128n),
})

test('the id of a kind of licence', async () => {
  await fc.assert(
    fc.asyncProperty(kind, async (value) => {
      expect(await answerOf('licenses', 'kindIdOf', [value])).toBe(licenseKindIdOf(value))
    }),
    runs,
  )
})

test('the ids of seats and rounds', async () => {
  await fc.assert(
    fc.asyncProperty(word, uint(48n), uint(256n), async (id, expiresAt, number) => {
      const kindId = asHex(`${id.slice(0, -12)}${'0'.repeat(12)}`)
      expect(await answerOf('licenses', 'seatIdOf', [kindId, expiresAt])).toBe(seatIdOf(kindId, expiresAt))
      expect(await answerOf('vault', 'roundIdOf', [id, number])).toBe(rewardRoundIdOf(id, number))
    }),
    runs,
  )
})

test('the nonces of ERC-3009 payments', async () => {
  await fc.assert(
    fc.asyncProperty(word, uint(256n), address, word, async (kindId, quantity, holder, salt) => {
      const order = { kind: kindId, quantity, holder, salt }
      const args = [kindId, quantity, holder, salt]
      expect(await answerOf('licenses', 'seatNonceOf', args)).toBe(seatNonceOf(order))
      expect(await answerOf('licenses', 'prepaymentNonceOf', [salt])).toBe(prepaymentNonceOf(salt))
    }),
    runs,
  )
})

test('the digest of a voucher', async () => {
  await fc.assert(
    fc.asyncProperty(voucher, async (value) => {
      const { domain, types, message } = voucherTypedData(domainOf('licenses', 'ModelLicense'), value)
      expect(await answerOf('licenses', 'voucherDigest', [value])).toBe(TypedDataEncoder.hash(domain, types, message))
    }),
    runs,
  )
})

/** The vault asks for the signature first: refused for a later reason, it was good. */
test('a claim signed here is a claim there', async () => {
  const payout = asHex(althing.wallet('Dagny').address)
  const zero = asHex(`0x${'00'.repeat(32)}`)
  const claim: RewardClaim = {
    payout,
    round: zero,
    dataset: zero,
    asset: asHex(`0x${'00'.repeat(20)}`),
    nonce: 0n,
    deadline: 4_000_000_000n,
  }

  expect(await refusalOf(claim, claim)).toBe('RewardVaultNotPayout')
  expect(await refusalOf({ ...claim, nonce: 1n }, claim)).toBe('RewardVaultInvalidSignature')
})

async function answerOf(contract: ContractName, method: string, args: readonly unknown[]): Promise<unknown> {
  const [answer] = [...(await readContract(althing.provider, althing.deployment, { contract, method, args }))]
  return answer
}

function domainOf(contract: ContractName, name: string): SigningDomain {
  const { chainId, contracts } = althing.deployment
  return { name, chainId, verifyingContract: contracts[contract] }
}

/** Name of the error with which the vault declines `claim` under a signature over `signed`. */
async function refusalOf(claim: RewardClaim, signed: RewardClaim): Promise<string | undefined> {
  const typed = claimTypedData(domainOf('vault', 'RewardVault'), signed)
  const signature: Hex = asHex(await althing.wallet('Dagny').signTypedData(typed.domain, typed.types, typed.message))
  const vault = new Contract(althing.deployment.contracts.vault, contractInterface('vault'), althing.provider)
  try {
    await vault.getFunction('claimBySig').staticCall(claim, signature)
    return undefined
  } catch (error) {
    return isError(error, 'CALL_EXCEPTION') ? error.revert?.name : undefined
  }
}
