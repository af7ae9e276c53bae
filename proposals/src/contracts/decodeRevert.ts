import type { ErrorDescription } from 'ethers/abi'
import {
  datasetStatusNames,
  proposalStateNames,
  runStatusNames,
  settingNames,
  versionStatusNames,
} from '../abi/enums.ts'
import { contractNames } from '../deployment/deployment.ts'
import { contractInterface } from './contractInterface.ts'

/** Enums that our errors carry, by error and argument. */
const enums: Readonly<Record<string, readonly string[]>> = {
  'DatasetRegistryUnexpectedStatus.status': datasetStatusNames,
  'ModelRegistryUnexpectedStatus.status': versionStatusNames,
  'TrainingRunsUnexpectedStatus.status': runStatusNames,
  'GovernorUnexpectedProposalState.current': proposalStateNames,
  'GovernorSettingOutOfBounds.setting': settingNames,
}

/** A custom error of our contracts, or Solidity's own, with its values named; null where `data` is none of them. */
export function decodeRevert(data: string): string | null {
  if (data.length < 10) return null
  for (const name of contractNames) {
    const error = contractInterface(name).parseError(data)
    if (error !== null) return `${error.name}(${valuesOf(error).join(', ')})`
  }
  return null
}

function valuesOf(error: ErrorDescription): string[] {
  return error.fragment.inputs.map(({ name }, index) => {
    const value: unknown = error.args[index]
    const members = enums[`${error.name}.${name}`]
    const shown = members?.[Number(value)] ?? String(value)
    return name === '' ? shown : `${name}: ${shown}`
  })
}
