import { tierNames } from '../abi/enums.ts'
import { contractInterface } from '../contracts/contractInterface.ts'
import { contractAt, type ContractName, type Deployment } from '../deployment/deployment.ts'
import { asHex, type Hex } from '../hex.ts'
import type { Calls } from '../ids/governorIds.ts'
import type { TierName } from './actionDefinition.ts'
import { actionDefinitions } from './actionDefinitions.ts'

/** A function and the tier that the governor gives its calls. */
export interface TierRule {
  readonly contract: ContractName
  readonly method: string
  readonly selector: Hex
  readonly tier: TierName
}

/**
 * The functions that take less than a constitutional majority: what a deployment sets with `governor.setTiers`. Every
 * function that is not among them is constitutional.
 */
export function tierRules(): TierRule[] {
  return actionDefinitions
    .filter(({ tier }) => tier !== 'Constitutional')
    .map(({ contract, method, tier }) => ({ contract, method, selector: selectorOf(contract, method), tier }))
}

/** Tier of a whole proposal: its strictest call's. A draft's is what the governor will say of it. */
export function tierOfCalls({ targets, values, calldatas }: Calls, deployment: Deployment): TierName {
  const rules = new Map(tierRules().map(({ contract, selector, tier }) => [`${contract}.${selector}`, tier]))
  const tierOf = (index: number): TierName => {
    const calldata = calldatas[index] ?? '0x'
    if (values[index] !== 0n || calldata.length < 10) return 'Constitutional'
    const contract = contractAt(deployment, targets[index] ?? '0x')
    return rules.get(`${contract}.${calldata.slice(0, 10).toLowerCase()}`) ?? 'Constitutional'
  }
  const strictest = Math.max(0, ...targets.map((_, index) => tierNames.indexOf(tierOf(index))))

  return tierNames[strictest] ?? 'Constitutional'
}

function selectorOf(contract: ContractName, method: string): Hex {
  const selector = contractInterface(contract).getFunction(method)?.selector
  if (selector === undefined) throw new RangeError(`${contract} has no function ${method}`)

  return asHex(selector)
}
