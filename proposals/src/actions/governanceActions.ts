import { z } from 'zod'
import { contractNames } from '../deployment/deployment.ts'
import { addressSchema } from '../fields.ts'
import { durationSchema } from './duration.ts'

/** Schemas of the actions on the token, the governor and the timelock, and of the raw call. */
const tokens = z
  .string({ error: 'an amount in whole tokens as text, such as "1000" or "0.5"' })
  .regex(/^(?:0|[1-9]\d{0,40})(?:\.\d{1,18})?$/, {
    error: 'an amount in whole tokens as text, such as "1000" or "0.5"',
  })

const clockUnits = z
  .int({ error: 'a whole number of clock units (blocks, or seconds)' })
  .min(0, { error: 'a whole number of clock units (blocks, or seconds)' })
  .max(4_294_967_295, { error: 'at most 4294967295 clock units' })

const basisPoints = z
  .int({ error: 'a whole number of ten-thousandths, 1 to 10000' })
  .min(1, { error: 'a whole number of ten-thousandths, 1 to 10000' })
  .max(10_000, { error: 'a whole number of ten-thousandths, 1 to 10000' })

const wei = z
  .string({ error: 'an amount of wei as text, such as "0"' })
  .regex(/^(?:0|[1-9]\d{0,77})$/, { error: 'an amount of wei as text, such as "0"' })

const target = z.union([z.enum(contractNames), addressSchema], {
  error: `an address, or one of ${contractNames.join(', ')}`,
})

export const governanceActionSchemas = [
  z.strictObject({ type: z.literal('token.mint'), to: addressSchema, tokens }),
  z.strictObject({ type: z.literal('governor.setVotingDelay'), clockUnits }),
  z.strictObject({ type: z.literal('governor.setVotingPeriod'), clockUnits }),
  z.strictObject({ type: z.literal('governor.setLateQuorumExtension'), clockUnits }),
  z.strictObject({ type: z.literal('governor.setProposalThreshold'), tokens }),
  z.strictObject({ type: z.literal('governor.setQuorum'), basisPoints }),
  /** Who may cancel any proposal; null for nobody. */
  z.strictObject({ type: z.literal('governor.setGuardian'), guardian: addressSchema.nullable() }),
  z.strictObject({ type: z.literal('timelock.setDelay'), delay: durationSchema }),
  z.strictObject({
    type: z.literal('call'),
    target,
    /** `name(type,type)`; empty to send ETH alone. */
    signature: z
      .string({ error: 'a signature such as "transfer(address,uint256)", or empty' })
      .max(512, { error: 'a signature of at most 512 characters' })
      .regex(/^(?:[A-Za-z_$][\w$]*\([\w$,()[\]]*\))?$/, {
        error: 'a signature such as "transfer(address,uint256)", or empty',
      }),
    args: z
      .array(z.json(), { error: 'an array of the arguments' })
      .max(32, { error: 'at most 32 arguments' })
      .default([]),
    value: wei.default('0'),
  }),
] as const
