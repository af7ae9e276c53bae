import type { Deployment, Hex } from '@althing/proposals'
import type { Provider } from 'ethers'
import { z } from 'zod'
import { readContract, readInteger } from '../governor/contractCalls.ts'

/** What the register of runs knows about an account that trains; amounts in wei. */
export interface TrainerRecord {
  readonly admitted: boolean
  /** keccak256 of the declared hardware's text; 32 zero bytes where it never registered. */
  readonly hardwareDigest: string
  /** Free to be put at stake. */
  readonly bond: bigint
  readonly unbonding: bigint
  /** Unix seconds. */
  readonly unbondsAt: bigint
  /** Credited, and not withdrawn yet. */
  readonly payments: bigint
  /** What each run puts at stake now. */
  readonly minBond: bigint
}

const recordSchema = z.looseObject({
  admitted: z.boolean(),
  hardwareDigest: z.string(),
  bond: z.bigint(),
  unbonding: z.bigint(),
  unbondsAt: z.bigint(),
})
const termsSchema = z.looseObject({ minBond: z.bigint(), disputeBond: z.bigint() })

/** Reads what an account has at stake, is owed and may do. */
export async function readTrainer(provider: Provider, deployment: Deployment, account: Hex): Promise<TrainerRecord> {
  const [record, payments, terms] = await Promise.all([
    readContract(provider, deployment, { contract: 'runs', method: 'trainerOf', args: [account] }),
    readInteger(provider, deployment, { contract: 'runs', method: 'payments', args: [account] }),
    readTerms(provider, deployment),
  ])
  const { admitted, hardwareDigest, bond, unbonding, unbondsAt } = recordSchema.parse(Object(record[0]).toObject())
  return { admitted, hardwareDigest, bond, unbonding, unbondsAt, payments, minBond: terms.minBond }
}

/** What trainers and challengers put at stake now, in wei. */
export async function readTerms(
  provider: Provider,
  deployment: Deployment,
): Promise<{ readonly minBond: bigint; readonly disputeBond: bigint }> {
  const terms = await readContract(provider, deployment, { contract: 'runs', method: 'terms', args: [] })
  return termsSchema.parse(Object(terms[0]).toObject())
}
