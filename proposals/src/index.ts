export { datasetRegistryAbi } from './abi/datasetRegistry.ts'
export * from './abi/enums.ts'
export { governanceTokenAbi } from './abi/governanceToken.ts'
export { modelGovernorAbi } from './abi/modelGovernor.ts'
export { modelRegistryAbi } from './abi/modelRegistry.ts'
export { storageLayout } from './abi/storageLayout.ts'
export { timelockControllerAbi } from './abi/timelockController.ts'
export { trainingRunsAbi } from './abi/trainingRuns.ts'
export * from './api/schema.ts'
export {
  contractAt,
  contractNames,
  DeploymentError,
  deploymentSchema,
  governorCaip10,
  parseDeployment,
} from './deployment/deployment.ts'
export type { ContractName, Deployment } from './deployment/deployment.ts'
export { ProposalsError } from './errors.ts'
export { formatDescription, mayPropose, splitDescription } from './governor/description.ts'
export type { DescriptionParts } from './governor/description.ts'
export { proposalStateOf, proposalStates, supportOf, voteKinds } from './governor/states.ts'
export type { ProposalState, VoteKind } from './governor/states.ts'
export { asHex, isHex } from './hex.ts'
export type { Hex } from './hex.ts'
export {
  actionsHashOf,
  descriptionHashOf,
  executionKeyOf,
  IllFormedTextError,
  operationIdOf,
  proposalIdOf,
  timelockSaltOf,
} from './ids/governorIds.ts'
export type { Calls } from './ids/governorIds.ts'
export { configIdOf, datasetIdOf, lineageIdOf, versionIdOf } from './ids/registryIds.ts'
export type { OnChainConfig, OnChainGate } from './ids/registryIds.ts'
