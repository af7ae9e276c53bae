import { z } from 'zod'
import { addressSchema, anAddress, nameSchema, personSchema } from './identities.ts'
import { positiveAmountSchema, shareSchema } from './quantities.ts'

const aHolder = `${anAddress}, or "deployer"`
const holderSchema = z.strictObject(
  {
    name: personSchema,
    address: z.union([z.literal('deployer'), addressSchema], { error: aHolder }),
    amount: positiveAmountSchema,
  },
  { error: 'an object with name, address and amount' },
)

const aSymbol = 'a symbol of 1 to 11 letters or digits'
/** The token, and who holds it at first. */
export const tokenSchema = z.strictObject(
  {
    name: nameSchema,
    symbol: z.string({ error: aSymbol }).regex(/^[A-Za-z0-9]{1,11}$/, { error: aSymbol }),
    yearlyMintCap: shareSchema,
    holders: z
      .array(holderSchema, { error: 'a list of 1 to 100 holders' })
      .min(1, { error: 'a list of 1 to 100 holders' })
      .max(100, { error: 'a list of 1 to 100 holders' })
      .refine((holders) => new Set(holders.map(({ address }) => address)).size === holders.length, {
        error: 'each address once',
      }),
  },
  { error: 'an object with name, symbol, yearlyMintCap and holders' },
)
