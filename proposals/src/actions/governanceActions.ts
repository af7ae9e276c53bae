import { parseUnits } from 'ethers/utils'
import { z } from 'zod'
import { addressSchema } from '../fields.ts'
import { defineAction } from './actionDefinition.ts'
import { basisPoints, clockUnits, tokens, uri } from './actionFields.ts'
import { durationSchema, parseDuration } from './duration.ts'

const aDate = 'a date such as "2027-11-22"'
const date = z.iso.date({ error: aDate })

const constitutional = { tier: 'Constitutional' } as const
const onGovernor = { contract: 'governor', ...constitutional } as const

/** Actions on the token, the governor and the timelock: all of them change how the DAO itself decides. */
export const governanceActions = [
  defineAction(z.strictObject({ type: z.literal('token.mint'), to: addressSchema, tokens }), {
    contract: 'token',
    method: 'mint',
    ...constitutional,
    args: (action) => [action.to, parseUnits(action.tokens, 18)],
  }),
  defineAction(z.strictObject({ type: z.literal('governor.setVotingDelay'), clockUnits }), {
    ...onGovernor,
    method: 'setVotingDelay',
    args: (action) => [action.clockUnits],
  }),
  defineAction(z.strictObject({ type: z.literal('governor.setVotingPeriod'), clockUnits }), {
    ...onGovernor,
    method: 'setVotingPeriod',
    args: (action) => [action.clockUnits],
  }),
  defineAction(z.strictObject({ type: z.literal('governor.setLateQuorumExtension'), clockUnits }), {
    ...onGovernor,
    method: 'setLateQuorumVoteExtension',
    args: (action) => [action.clockUnits],
  }),
  defineAction(z.strictObject({ type: z.literal('governor.setProposalThreshold'), tokens }), {
    ...onGovernor,
    method: 'setProposalThreshold',
    args: (action) => [parseUnits(action.tokens, 18)],
  }),
  defineAction(z.strictObject({ type: z.literal('governor.setQuorum'), basisPoints }), {
    ...onGovernor,
    method: 'updateQuorumNumerator',
    args: (action) => [action.basisPoints],
  }),
  /** Who may cancel any proposal; null for nobody. */
  defineAction(z.strictObject({ type: z.literal('governor.setGuardian'), guardian: addressSchema.nullable() }), {
    ...onGovernor,
    method: 'setProposalGuardian',
    args: (action) => [action.guardian ?? `0x${'00'.repeat(20)}`],
  }),
  /** The first moment (midnight UTC) in which the guardian can cancel nothing any more. */
  defineAction(z.strictObject({ type: z.literal('governor.setGuardianTermEnd'), date }), {
    ...onGovernor,
    method: 'setGuardianTermEnd',
    args: (action) => [Date.parse(`${action.date}T00:00:00Z`) / 1_000],
  }),
  /** Where the DAO describes itself (ERC-4824); empty for nowhere. */
  defineAction(z.strictObject({ type: z.literal('governor.setDaoURI'), uri }), {
    ...onGovernor,
    method: 'setDaoURI',
    args: (action) => [action.uri],
  }),
  defineAction(z.strictObject({ type: z.literal('timelock.setDelay'), delay: durationSchema }), {
    contract: 'timelock',
    method: 'updateDelay',
    ...constitutional,
    args: (action) => [parseDuration(action.delay)],
  }),
] as const
