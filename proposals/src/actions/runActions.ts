import { z } from 'zod'
import { addressSchema } from '../fields.ts'
import { defineAction } from './actionDefinition.ts'
import { configRef, flag, reason, runId } from './actionFields.ts'
import { ActionsError } from './actionsError.ts'
import { durationSchema, parseDuration } from './duration.ts'
import { reasonDigestOf } from './reason.ts'

/** Actions on the register of training runs. */
export const runActions = [
  defineAction(
    z.strictObject({
      type: z.literal('run.authorize'),
      config: configRef,
      duration: durationSchema,
      release: flag,
    }),
    {
      contract: 'runs',
      method: 'authorize',
      tier: 'Routine',
      args: (action, batch) => [batch.configIdOf(action.config), boundedDuration(action.duration), action.release],
    },
  ),
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
] as const

/** Seconds for which a run is authorised; the contract's own bounds, met before anyone votes. */
function boundedDuration(duration: string): number {
  const seconds = parseDuration(duration)
  if (seconds >= 60 && seconds <= 90 * 86_400) return seconds
  throw new ActionsError(`duration: found "${duration}", allowed 1 minute to 90 days`)
}
