import { Interface, type JsonFragment } from 'ethers/abi'
import { auditCouncilAbi } from '../abi/auditCouncil.ts'
import { datasetRegistryAbi } from '../abi/datasetRegistry.ts'
import { governanceTokenAbi } from '../abi/governanceToken.ts'
import { modelCardsAbi } from '../abi/modelCards.ts'
import { modelGovernorAbi } from '../abi/modelGovernor.ts'
import { modelLicenseAbi } from '../abi/modelLicense.ts'
import { modelRegistryAbi } from '../abi/modelRegistry.ts'
import { reviewPanelAbi } from '../abi/reviewPanel.ts'
import { rewardVaultAbi } from '../abi/rewardVault.ts'
import { timelockControllerAbi } from '../abi/timelockController.ts'
import { trainingRunsAbi } from '../abi/trainingRuns.ts'
import { treasuryStreamsAbi } from '../abi/treasuryStreams.ts'
import type { ContractName } from '../deployment/deployment.ts'

const abis: Record<ContractName, readonly JsonFragment[]> = {
  token: governanceTokenAbi,
  governor: modelGovernorAbi,
  timelock: timelockControllerAbi,
  council: auditCouncilAbi,
  reviews: reviewPanelAbi,
  streams: treasuryStreamsAbi,
  datasets: datasetRegistryAbi,
  models: modelRegistryAbi,
  runs: trainingRunsAbi,
  vault: rewardVaultAbi,
  licenses: modelLicenseAbi,
  cards: modelCardsAbi,
}

const interfaces = new Map<ContractName, Interface>()

/** ethers' view of one of our contracts, parsed once and only when it is asked for. */
export function contractInterface(name: ContractName): Interface {
  const known = interfaces.get(name)
  if (known !== undefined) return known

  const parsed = new Interface(abis[name])
  interfaces.set(name, parsed)
  return parsed
}
