import { z } from 'zod'
import { isContractName } from '../deployment/contractNames.ts'
import type { Deployment } from '../deployment/deployment.ts'
import type { Hex } from '../hex.ts'
import { type ActionBatch, defineAction } from './actionDefinition.ts'
import { callTarget } from './actionFields.ts'
import { assetAddressOf, assetAmountSchema, assetSchema, assetUnitsOf } from './asset.ts'
import { durationSchema, parseDuration } from './duration.ts'

/** Whoever may take, by its address or as one of our contracts: `runs` pays bounties from its stream of ETH. */
const recipient = callTarget

/** Actions on what the treasury sets aside. A stream of a token needs an approval by the timelock before it. */
export const streamActions = [
  defineAction(
    z.strictObject({
      type: z.literal('stream.open'),
      recipient,
      asset: assetSchema,
      /** Released every period. */
      rate: assetAmountSchema,
      period: durationSchema,
      /** Most that can be taken at once. */
      cap: assetAmountSchema,
      /** What the treasury sets aside now. */
      amount: assetAmountSchema,
    }),
    {
      contract: 'streams',
      method: 'open',
      tier: 'Constitutional',
      args: ({ asset, rate, cap, period, amount, ...action }, { deployment }) => [
        addressOf(action.recipient, deployment),
        assetAddressOf(asset),
        { rate: assetUnitsOf(asset, rate), cap: assetUnitsOf(asset, cap), period: parseDuration(period) },
        assetUnitsOf(asset, amount),
      ],
      value: ({ asset, amount }) => (asset === 'ETH' ? assetUnitsOf(asset, amount) : 0n),
    },
  ),
  defineAction(z.strictObject({ type: z.literal('stream.close'), recipient, asset: assetSchema }), {
    contract: 'streams',
    method: 'close',
    tier: 'Constitutional',
    args: (action, { deployment }: ActionBatch) => [
      addressOf(action.recipient, deployment),
      assetAddressOf(action.asset),
    ],
  }),
] as const

function addressOf(account: z.output<typeof recipient>, { contracts }: Deployment): Hex {
  return isContractName(account) ? contracts[account] : account
}
