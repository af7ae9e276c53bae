/** A contract that the TypeScript packages speak to, in the order of the generated files. */
export interface AbiSource {
  /** Name of the generated file and, with `Abi` appended, of its export. */
  readonly name: string
  /** Artifact, as a path under `artifacts/` without `.json`. */
  readonly artifact: string
  /** Storage mappings that the relayer proves with `eth_getProof` and a simulation overrides in `eth_call`. */
  readonly provenMappings: readonly string[]
}

export const ABI_SOURCES: readonly AbiSource[] = [
  { name: 'governanceToken', artifact: 'contracts/token/GovernanceToken.sol/GovernanceToken', provenMappings: [] },
  {
    name: 'modelGovernor',
    artifact: 'contracts/governance/ModelGovernor.sol/ModelGovernor',
    provenMappings: ['_proposals', '_proposalVotes', '_timelockIds', '_proposalTerms'],
  },
  {
    name: 'timelockController',
    artifact: '@openzeppelin/contracts/governance/TimelockController.sol/TimelockController',
    provenMappings: ['_timestamps'],
  },
  { name: 'auditCouncil', artifact: 'contracts/council/AuditCouncil.sol/AuditCouncil', provenMappings: [] },
  { name: 'reviewPanel', artifact: 'contracts/review/ReviewPanel.sol/ReviewPanel', provenMappings: [] },
  { name: 'treasuryStreams', artifact: 'contracts/treasury/TreasuryStreams.sol/TreasuryStreams', provenMappings: [] },
  {
    name: 'datasetRegistry',
    artifact: 'contracts/registry/DatasetRegistry.sol/DatasetRegistry',
    provenMappings: [],
  },
  {
    name: 'modelRegistry',
    artifact: 'contracts/registry/ModelRegistry.sol/ModelRegistry',
    provenMappings: ['_configs'],
  },
  { name: 'modelCards', artifact: 'contracts/registry/ModelCards.sol/ModelCards', provenMappings: [] },
  { name: 'trainingRuns', artifact: 'contracts/training/TrainingRuns.sol/TrainingRuns', provenMappings: ['_runs'] },
  { name: 'rewardVault', artifact: 'contracts/rewards/RewardVault.sol/RewardVault', provenMappings: [] },
  { name: 'modelLicense', artifact: 'contracts/rewards/ModelLicense.sol/ModelLicense', provenMappings: [] },
]
