import { z } from 'zod'
import { addressSchema } from '../fields.ts'
import { defineAction } from './actionDefinition.ts'
import { reviewerKinds } from './reviewerKinds.ts'
import { tierNumberOf, tierWord } from './tierActions.ts'

const kind = z.enum(reviewerKinds, { error: 'person, agent, or none to dismiss' })

const aCount = 'a whole number of reviewers, 0 to 64'
const count = z.int({ error: aCount }).min(0, { error: aCount }).max(64, { error: aCount })

const noAgent = { registry: `0x${'00'.repeat(20)}`, id: '0' }
const anId = 'the number of an agent as text, such as "12"'
/** An automatic agent as ERC-8004 names it on this chain. */
const agent = z.strictObject({
  registry: addressSchema,
  id: z.string({ error: anId }).regex(/^(?:0|[1-9]\d{0,77})$/, { error: anId }),
})

/** Actions on the panel of reviewers. */
export const reviewActions = [
  defineAction(
    z.strictObject({ type: z.literal('reviewer.set'), reviewer: addressSchema, kind, agent: agent.optional() }),
    {
      contract: 'reviews',
      method: 'setReviewer',
      tier: 'Model',
      args: (action) => [action.reviewer, reviewerKinds.indexOf(action.kind), action.agent ?? noAgent],
    },
  ),
  /** How many reviewers must approve before a decision of the tier may, and how many persons among them. */
  defineAction(
    z.strictObject({ type: z.literal('review.setThreshold'), tier: tierWord, approvals: count, persons: count }),
    {
      contract: 'reviews',
      method: 'setThreshold',
      tier: 'Constitutional',
      args: (action) => [tierNumberOf(action.tier), action.approvals, action.persons],
    },
  ),
] as const
