import { toUtf8Bytes } from 'ethers/utils'
import { z } from 'zod'
import { addressSchema, bytes32Schema } from '../fields.ts'
import { defineAction } from './actionDefinition.ts'
import {
  commitmentInput,
  lineageName,
  lineageRef,
  lineageShare,
  metadataKey,
  metadataText,
  reason,
  share,
  uri,
} from './actionFields.ts'
import { configApproval } from './configApproval.ts'
import { onChainDescentOf } from './onChainDescent.ts'
import { lineageIdOfRef, onChainConfigOf } from './onChainConfig.ts'
import { reasonDigestOf } from './reason.ts'

const version = bytes32Schema

/** Actions on the registry of lineages, configs and versions. */
export const modelActions = [
  defineAction(
    z.strictObject({
      type: z.literal('lineage.create'),
      name: lineageName,
      base: commitmentInput,
      /** Lineages that this one descends from: it owes them, and their ancestors, the shares that they asked for. */
      parents: z.array(lineageRef).max(16, { error: 'at most 16 parents' }).default([]),
      /** Ten-thousandths of its revenue that each descendant will owe this lineage. */
      share: lineageShare.default(0),
      uri: uri.default(''),
    }),
    {
      contract: 'models',
      method: 'createLineage',
      tier: 'Model',
      args: (action) => [action.name, action.base, onChainDescentOf(action), action.uri],
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
  defineAction(z.strictObject({ type: z.literal('version.rollback'), version, reason }), {
    contract: 'models',
    method: 'rollback',
    tier: 'Model',
    args: (action) => [action.version, reasonDigestOf(action.reason)],
  }),
  defineAction(
    z.strictObject({
      type: z.literal('lineage.setMetadata'),
      lineage: lineageRef,
      key: metadataKey,
      text: metadataText,
    }),
    {
      contract: 'models',
      method: 'setMetadata',
      tier: 'Model',
      args: (action) => [lineageIdOfRef(action.lineage), action.key, toUtf8Bytes(action.text)],
    },
  ),
  defineAction(
    z.strictObject({
      type: z.literal('lineage.setRoyalty'),
      lineage: lineageRef,
      receiver: addressSchema,
      basisPoints: share,
    }),
    {
      contract: 'models',
      method: 'setRoyalty',
      tier: 'Constitutional',
      args: (action) => [lineageIdOfRef(action.lineage), action.receiver, action.basisPoints],
    },
  ),
] as const
