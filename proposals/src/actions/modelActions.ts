import { z } from 'zod'
import { bytes32Schema } from '../fields.ts'
import { defineAction } from './actionDefinition.ts'
import { commitmentInput, lineageName, reason, uri } from './actionFields.ts'
import { configApproval } from './configApproval.ts'
import { onChainConfigOf } from './onChainConfig.ts'
import { reasonDigestOf } from './reason.ts'

const version = bytes32Schema

/** Actions on the registry of lineages, configs and versions. */
export const modelActions = [
  defineAction(
    z.strictObject({
      type: z.literal('lineage.create'),
      name: lineageName,
      base: commitmentInput,
      uri: uri.default(''),
    }),
    {
      contract: 'models',
      method: 'createLineage',
      tier: 'Model',
      args: (action) => [action.name, action.base, action.uri],
    },
  ),
  defineAction(configApproval, {
    contract: 'models',
    method: 'approveConfig',
    tier: 'Routine',
    args: (action, batch) => [onChainConfigOf(action, batch.config(action.config)), action.uri],
  }),
  defineAction(z.strictObject({ type: z.literal('config.revoke'), config: bytes32Schema, reason }), {
    contract: 'models',
    method: 'revokeConfig',
    tier: 'Model',
    args: (action) => [action.config, reasonDigestOf(action.reason)],
  }),
  defineAction(z.strictObject({ type: z.literal('version.release'), version }), {
    contract: 'models',
    method: 'release',
    tier: 'Model',
    args: (action) => [action.version],
  }),
  defineAction(z.strictObject({ type: z.literal('version.deprecate'), version, reason }), {
    contract: 'models',
    method: 'deprecate',
    tier: 'Model',
    args: (action) => [action.version, reasonDigestOf(action.reason)],
  }),
  defineAction(z.strictObject({ type: z.literal('version.revoke'), version, reason }), {
    contract: 'models',
    method: 'revoke',
    tier: 'Model',
    args: (action) => [action.version, reasonDigestOf(action.reason)],
  }),
] as const
