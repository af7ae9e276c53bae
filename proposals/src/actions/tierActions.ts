import { FunctionFragment } from 'ethers/abi'
import { z } from 'zod'
import { tierNames } from '../abi/enums.ts'
import { isContractName } from '../deployment/contractNames.ts'
import type { Deployment } from '../deployment/deployment.ts'
import { asHex, type Hex } from '../hex.ts'
import { defineAction, type TierName } from './actionDefinition.ts'
import { callSignature, callTarget } from './actionFields.ts'
import { ActionsError } from './actionsError.ts'

/** A tier in the words of an action. */
const tierWords = ['routine', 'model', 'constitutional'] as const satisfies readonly Lowercase<TierName>[]

/** A tier, as an action names it. */
export const tierWord = z.enum(tierWords, { error: tierWords.join(', ') })

/** Number of a tier on chain. */
export function tierNumberOf(word: z.output<typeof tierWord>): number {
  return tierNames.findIndex((name) => name.toLowerCase() === word)
}

const someShares = (least: number, greatest: number) => {
  const allowed = `a whole number of ten-thousandths, ${least} to ${greatest}`
  return z.int({ error: allowed }).min(least, { error: allowed }).max(greatest, { error: allowed })
}
const requirement = z.strictObject({
  /** Votes for and abstaining, of the supply. */
  quorum: someShares(1, 5_000),
  /** Votes for, of those for and against. */
  approval: someShares(5_000, 9_000),
})

const someRules = 'a list of 1 to 64 rules'

/** Actions on how much agreement a decision takes. */
export const tierActions = [
  defineAction(
    z.strictObject({
      type: z.literal('governor.setTierRequirements'),
      model: requirement,
      constitutional: requirement,
    }),
    {
      contract: 'governor',
      method: 'setTierRequirements',
      tier: 'Constitutional',
      args: ({ model, constitutional }) => {
        if (constitutional.quorum < model.quorum || constitutional.approval < model.approval) {
          throw new ActionsError('constitutional: found less than model asks, allowed as much or more')
        }
        return [
          {
            modelQuorum: model.quorum,
            modelApproval: model.approval,
            constitutionalQuorum: constitutional.quorum,
            constitutionalApproval: constitutional.approval,
          },
        ]
      },
    },
  ),
  defineAction(
    z.strictObject({
      type: z.literal('governor.setTiers'),
      rules: z
        .array(z.strictObject({ target: callTarget, signature: callSignature, tier: tierWord }), { error: someRules })
        .min(1, { error: someRules })
        .max(64, { error: someRules }),
    }),
    {
      contract: 'governor',
      method: 'setTiers',
      tier: 'Constitutional',
      args: ({ rules }, { deployment }) => [
        rules.map(({ target, signature, tier }) => ({
          target: addressOf(target, deployment),
          selector: selectorOf(signature),
          tier: tierNumberOf(tier),
        })),
      ],
    },
  ),
] as const

function addressOf(target: z.output<typeof callTarget>, { contracts }: Deployment): Hex {
  return isContractName(target) ? contracts[target] : target
}

function selectorOf(signature: string): Hex {
  try {
    return asHex(FunctionFragment.from(signature).selector)
  } catch (cause) {
    const allowed = 'allowed one such as "transfer(address,uint256)"'
    throw new ActionsError(`rules: found the signature "${signature}", ${allowed}`, { cause })
  }
}
