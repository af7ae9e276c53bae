import { parseEther } from 'ethers/utils'
import { z } from 'zod'
import { addressSchema } from '../fields.ts'
import { type ActionBatch, defineAction } from './actionDefinition.ts'
import { configRef, ether, flag, reason, runId, share } from './actionFields.ts'
import { ActionsError } from './actionsError.ts'
import { durationSchema, parseDuration } from './duration.ts'
import { reasonDigestOf } from './reason.ts'

const someVotes = 'a whole number of votes, 1 to 32'
const minVotes = z.int({ error: someVotes }).min(1, { error: someVotes }).max(32, { error: someVotes })

/** What both ways to authorise a run say of it. */
const authorized = { config: configRef, duration: durationSchema, bounty: ether.optional() }

/** Actions on the register of training runs. */
export const runActions = [
  /** What passes the gate is a candidate, which a later `version.release` may put in force. */
  defineAction(z.strictObject({ type: z.literal('run.authorize'), ...authorized }), {
    contract: 'runs',
    method: 'authorize',
    tier: 'Routine',
    args: authorizationArgs,
  }),
  /** What passes the gate is in force at once. */
  defineAction(z.strictObject({ type: z.literal('run.authorizeRelease'), ...authorized }), {
    contract: 'runs',
    method: 'authorizeRelease',
    tier: 'Model',
    args: authorizationArgs,
  }),
  defineAction(z.strictObject({ type: z.literal('run.cancel'), run: runId, reason }), {
    contract: 'runs',
    method: 'cancel',
    tier: 'Routine',
    args: (action) => [action.run, reasonDigestOf(action.reason)],
  }),
  defineAction(z.strictObject({ type: z.literal('trainer.set'), trainer: addressSchema, admitted: flag }), {
    contract: 'runs',
    method: 'setTrainer',
    tier: 'Model',
    args: (action) => [action.trainer, action.admitted],
  }),
  defineAction(z.strictObject({ type: z.literal('trainer.slash'), trainer: addressSchema, amount: ether, reason }), {
    contract: 'runs',
    method: 'slashTrainer',
    tier: 'Model',
    args: (action) => [action.trainer, parseEther(action.amount), reasonDigestOf(action.reason)],
  }),
  defineAction(z.strictObject({ type: z.literal('verifier.set'), verifier: addressSchema, admitted: flag }), {
    contract: 'runs',
    method: 'setVerifier',
    tier: 'Model',
    args: (action) => [action.verifier, action.admitted],
  }),
  defineAction(
    z.strictObject({
      type: z.literal('run.terms'),
      minBond: ether,
      disputeBond: ether,
      minVotes,
      jurorShare: share,
      lapseShare: share,
    }),
    {
      contract: 'runs',
      method: 'setTerms',
      tier: 'Constitutional',
      args: ({ minBond, disputeBond, minVotes: votes, jurorShare, lapseShare }) => [
        {
          minBond: parseEther(minBond),
          disputeBond: parseEther(disputeBond),
          minVotes: votes,
          jurorShare,
          lapseShare,
        },
      ],
    },
  ),
] as const

function authorizationArgs(
  { config, duration, bounty = '0' }: { config: string; duration: string; bounty?: string | undefined },
  batch: ActionBatch,
): readonly unknown[] {
  return [batch.configIdOf(config), boundedDuration(duration), parseEther(bounty)]
}

/** Seconds for which a run is authorised; the contract's own bounds, met before anyone votes. */
function boundedDuration(duration: string): number {
  const seconds = parseDuration(duration)
  if (seconds >= 60 && seconds <= 90 * 86_400) return seconds
  throw new ActionsError(`duration: found "${duration}", allowed 1 minute to 90 days`)
}
