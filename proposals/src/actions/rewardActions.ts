import { z } from 'zod'
import { bytes32Schema, digestSchema } from '../fields.ts'
import { isSpdxExpression } from '../ftc/scalars.ts'
import { asHex, type Hex } from '../hex.ts'
import { defineAction } from './actionDefinition.ts'
import { datasetRef, flag, lineageName, lineageRef, share } from './actionFields.ts'
import { ActionsError } from './actionsError.ts'
import { assetAddressOf, assetAmountSchema, assetSchema, assetUnitsOf } from './asset.ts'
import { datasetIdOfRef } from './datasetActions.ts'
import { durationSchema, parseDuration } from './duration.ts'
import { lineageIdOfRef } from './onChainConfig.ts'
import { shareWeights } from './weights.ts'

const aWeight = 'a number above 0: what counts is its part of the sum'
const weight = z.number({ error: aWeight }).positive({ error: aWeight }).max(1e6, { error: aWeight })
const someShares = 'a list of 1 to 64 datasets with their weights'

/** Forms of a licence in the words of an action, in the order of the contract's enum. */
export const licenseForms = ['seat', 'use'] as const

const anSpdx = 'an SPDX licence expression'

/** Actions on who is paid for what, and on the licences that are sold. */
export const rewardActions = [
  /** Shares what a version earns from now on by other weights than its config's. */
  defineAction(
    z.strictObject({
      type: z.literal('reward.setWeights'),
      version: bytes32Schema,
      weights: z
        .array(z.strictObject({ dataset: datasetRef, weight }), { error: someShares })
        .min(1, { error: someShares })
        .max(64, { error: someShares }),
    }),
    {
      contract: 'vault',
      method: 'setWeights',
      tier: 'Model',
      args: (action) => [action.version, ...sharesOf(action.weights)],
    },
  ),
  defineAction(
    z.strictObject({
      type: z.literal('license.open'),
      lineage: lineageRef,
      form: z.enum(licenseForms, { error: licenseForms.join(' or ') }),
      currency: assetSchema,
      /** Of a seat; or of one use, as the service counts uses. */
      price: assetAmountSchema,
      /** How long a seat lasts; left out, for ever. */
      duration: durationSchema.optional(),
      transferable: flag.default(false),
      /** What for: `research`, `commercial`. */
      purpose: lineageName,
      /** Terms that SPDX has a name for … */
      spdx: z
        .string({ error: anSpdx })
        .max(200, { error: anSpdx })
        .refine(isSpdxExpression, { error: anSpdx })
        .optional(),
      /** … or the SHA-256 of the terms' text. */
      termsDigest: digestSchema.optional(),
    }),
    {
      contract: 'licenses',
      method: 'openKind',
      tier: 'Model',
      args: (action) => {
        if (action.spdx === undefined && action.termsDigest === undefined) {
          throw new ActionsError('spdx: found no terms, allowed spdx, termsDigest or both')
        }
        return [
          {
            lineage: lineageIdOfRef(action.lineage),
            currency: assetAddressOf(action.currency),
            price: assetUnitsOf(action.currency, action.price),
            duration: action.duration === undefined ? 0 : parseDuration(action.duration),
            form: licenseForms.indexOf(action.form),
            transferable: action.transferable,
            purpose: action.purpose,
            spdx: action.spdx ?? '',
            termsDigest: action.termsDigest ?? `0x${'00'.repeat(32)}`,
          },
        ]
      },
    },
  ),
  /** No more seats of the kind are sold; those sold stand. */
  defineAction(z.strictObject({ type: z.literal('license.close'), kind: bytes32Schema }), {
    contract: 'licenses',
    method: 'closeKind',
    tier: 'Model',
    args: (action) => [action.kind],
  }),
  /** Part of licences' revenue that goes to the data, of what ancestors leave; the rest is the treasury's. */
  defineAction(z.strictObject({ type: z.literal('license.setVaultShare'), share }), {
    contract: 'licenses',
    method: 'setVaultShare',
    tier: 'Model',
    args: (action) => [action.share],
  }),
] as const

/** Ids in ascending order, and their shares of 10 000. @throws ActionsError where a dataset stands twice. */
function sharesOf(
  weights: readonly { readonly dataset: z.output<typeof datasetRef>; readonly weight: number }[],
): [Hex[], number[]] {
  const entries = weights
    .map((entry) => ({ id: datasetIdOfRef(entry.dataset), weight: entry.weight }))
    .toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
  const twice = entries.find(({ id }, index) => id === entries[index + 1]?.id)
  if (twice !== undefined) throw new ActionsError(`weights: found ${twice.id} twice, allowed each dataset once`)

  return [entries.map(({ id }) => asHex(id)), shareWeights(entries.map((entry) => entry.weight))]
}
