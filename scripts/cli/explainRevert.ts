import {
  datasetRegistryAbi,
  governanceTokenAbi,
  modelGovernorAbi,
  modelRegistryAbi,
  timelockControllerAbi,
  trainingRunsAbi,
} from '@althing/proposals'
import { Interface, isCallException } from 'ethers'

const interfaces = [
  datasetRegistryAbi,
  governanceTokenAbi,
  modelGovernorAbi,
  modelRegistryAbi,
  timelockControllerAbi,
  trainingRunsAbi,
].map((abi) => new Interface(abi))

/** The custom error of any of our contracts with its values, or the reason given; null for what is no revert. */
export function explainRevert(error: unknown): string | null {
  if (!isCallException(error)) return null
  if (error.revert) return `${error.revert.name}(${error.revert.args.map(String).join(', ')})`
  if (error.data !== null && error.data !== '0x') {
    for (const contract of interfaces) {
      const parsed = contract.parseError(error.data)
      if (parsed) return `${parsed.name}(${parsed.args.map(String).join(', ')})`
    }
  }
  return error.reason ?? error.shortMessage
}
