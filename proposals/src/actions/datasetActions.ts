import { parseEther } from 'ethers/utils'
import { z } from 'zod'
import { maxBatchSize } from '../dataset/datasetBatch.ts'
import { bytes32Schema } from '../fields.ts'
import { datasetIdOf } from '../ids/registryIds.ts'
import type { Hex } from '../hex.ts'
import { defineAction } from './actionDefinition.ts'
import { type DatasetRef, datasetRef as dataset, ether, reason, uri } from './actionFields.ts'
import { reasonDigestOf } from './reason.ts'

/** Id of a dataset that is named by contributor and root, or by id. */
export function datasetIdOfRef(ref: DatasetRef): Hex {
  return 'id' in ref ? ref.id : datasetIdOf(ref.contributor, ref.root)
}

const aSize = `a whole number of datasets, 1 to ${maxBatchSize}`
const batchSize = z.int({ error: aSize }).min(1, { error: aSize }).max(maxBatchSize, { error: aSize })

/** Actions on the dataset registry. */
export const datasetActions = [
  defineAction(z.strictObject({ type: z.literal('dataset.approve'), dataset }), {
    contract: 'datasets',
    method: 'approve',
    tier: 'Routine',
    args: (action) => [datasetIdOfRef(action.dataset)],
  }),
  defineAction(z.strictObject({ type: z.literal('dataset.reject'), dataset, reason }), {
    contract: 'datasets',
    method: 'reject',
    tier: 'Routine',
    args: (action) => [datasetIdOfRef(action.dataset), reasonDigestOf(action.reason)],
  }),
  defineAction(z.strictObject({ type: z.literal('dataset.deprecate'), dataset, reason }), {
    contract: 'datasets',
    method: 'deprecate',
    tier: 'Model',
    args: (action) => [datasetIdOfRef(action.dataset), reasonDigestOf(action.reason)],
  }),
  defineAction(z.strictObject({ type: z.literal('dataset.revoke'), dataset, reason }), {
    contract: 'datasets',
    method: 'revoke',
    tier: 'Model',
    args: (action) => [datasetIdOfRef(action.dataset), reasonDigestOf(action.reason)],
  }),
  defineAction(
    z.strictObject({
      type: z.literal('dataset.approveBatch'),
      batch: bytes32Schema,
      size: batchSize,
      uri: uri.default(''),
    }),
    {
      contract: 'datasets',
      method: 'approveBatch',
      tier: 'Routine',
      args: (action) => [action.batch, action.size, action.uri],
    },
  ),
  defineAction(z.strictObject({ type: z.literal('dataset.revokeBatch'), batch: bytes32Schema, reason }), {
    contract: 'datasets',
    method: 'revokeBatch',
    tier: 'Model',
    args: (action) => [action.batch, reasonDigestOf(action.reason)],
  }),
  /** What a submission puts at stake from now on, in ETH. */
  defineAction(z.strictObject({ type: z.literal('dataset.setBond'), bond: ether }), {
    contract: 'datasets',
    method: 'setSubmissionBond',
    tier: 'Constitutional',
    args: (action) => [parseEther(action.bond)],
  }),
] as const
