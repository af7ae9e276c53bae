import { z } from 'zod'
import { bytes32Schema } from '../fields.ts'
import { asHex } from '../hex.ts'
import { defineAction } from './actionDefinition.ts'
import { ActionsError } from './actionsError.ts'

const aMember = 'an account’s address, or a verifier’s address followed by a key (ERC-7913), as 0x hex'
const member = z
  .string({ error: aMember })
  .regex(/^0x(?:[0-9a-fA-F]{2}){20,1024}$/, { error: aMember })
  .transform((value) => asHex(value.toLowerCase()))

const someMembers = 'a list of at most 32 members'
const aThreshold = 'how many members must sign: 1 to their number, or 0 where there are none'

/** Actions on the council that may stop and may not start. */
export const councilActions = [
  defineAction(
    z.strictObject({
      type: z.literal('council.setMembers'),
      members: z.array(member, { error: someMembers }).max(32, { error: someMembers }),
      threshold: z.int({ error: aThreshold }).min(0, { error: aThreshold }).max(32, { error: aThreshold }),
    }),
    {
      contract: 'council',
      method: 'setMembers',
      tier: 'Constitutional',
      args: ({ members, threshold }) => {
        if (threshold <= members.length && threshold > 0 === members.length > 0) return [members, threshold]
        throw new ActionsError(`threshold: found ${threshold} of ${members.length}, allowed ${aThreshold}`)
      },
    },
  ),
  /** Forbids the council to veto a proposal of exactly these calls, whatever its description. */
  defineAction(z.strictObject({ type: z.literal('council.overrule'), actionsHash: bytes32Schema }), {
    contract: 'council',
    method: 'overrule',
    tier: 'Constitutional',
    args: (action) => [action.actionsHash],
  }),
  /** Ends a pause of a dataset, a config, a version or a run early; the subject is its id as 32 bytes. */
  defineAction(z.strictObject({ type: z.literal('council.endPause'), subject: bytes32Schema }), {
    contract: 'council',
    method: 'overrulePause',
    tier: 'Constitutional',
    args: (action) => [action.subject],
  }),
] as const
