import { z } from 'zod'
import { personSchema, signerSchema } from './identities.ts'
import { durationUpTo } from './quantities.ts'

/** Most members of a council, as the contract has it. */
const maxMembers = 32

const someMembers = `a list of at most ${maxMembers} members`
const aThreshold = 'how many members must sign: 1 to their number, or 0 where there are none'

/** The council that may stop and may not start. Without members it can do nothing, until a decision gives it some. */
export const councilSchema = z
  .strictObject(
    {
      members: z
        .array(
          z.strictObject({ name: personSchema, signer: signerSchema }, { error: 'an object with name and signer' }),
          { error: someMembers },
        )
        .max(maxMembers, { error: someMembers })
        .refine((members) => new Set(members.map(({ signer }) => signer)).size === members.length, {
          error: 'each signer once',
        }),
      /** After it the council can stop nothing, until a decision prolongs it. */
      term: durationUpTo(63_072_000, 'a duration of 730 days at most'),
      threshold: z.int({ error: aThreshold }).min(0, { error: aThreshold }),
    },
    { error: 'an object with members, threshold and term' },
  )
  .refine(({ members, threshold }) => threshold <= members.length && threshold > 0 === members.length > 0, {
    error: aThreshold,
    path: ['threshold'],
  })
