export { datasetRegistryAbi } from './abi/datasetRegistry.ts'
export * from './abi/enums.ts'
export { governanceTokenAbi } from './abi/governanceToken.ts'
export { modelGovernorAbi } from './abi/modelGovernor.ts'
export { modelRegistryAbi } from './abi/modelRegistry.ts'
export { storageLayout } from './abi/storageLayout.ts'
export { timelockControllerAbi } from './abi/timelockController.ts'
export { trainingRunsAbi } from './abi/trainingRuns.ts'
export { actionSchema, actionsDocumentSchema, actionTypes, maxActions, parseActions } from './actions/action.ts'
export type { Action, ActionsDocument, ActionType } from './actions/action.ts'
export { ActionsError } from './actions/actionsError.ts'
export { buildCalls, datasetIdOfRef } from './actions/buildCalls.ts'
export type { BuildContext } from './actions/buildCalls.ts'
export { formatDuration, parseDuration } from './actions/duration.ts'
export { lineageIdOfRef, onChainConfigOf, onChainGateOf } from './actions/onChainConfig.ts'
export { findReason, reasonDigestOf } from './actions/reason.ts'
export { shareWeights, totalWeight } from './actions/weights.ts'
export * from './api/schema.ts'
export { contractInterface, decodeRevert } from './contracts/contractInterface.ts'
export { CallsError, decodeCalls } from './decode/decodeCalls.ts'
export { isUnderstood } from './decode/decodedCall.ts'
export type { DecodedArgument, DecodedCall, DecodedValue } from './decode/decodedCall.ts'
export { summarizeCalls } from './decode/summarizeCalls.ts'
export { gateSentence } from './decode/summarizeModels.ts'
export type { CallSummary, KnownNames } from './decode/summary.ts'
export {
  contractAt,
  contractNames,
  DeploymentError,
  deploymentSchema,
  governorCaip10,
  parseDeployment,
} from './deployment/deployment.ts'
export type { ContractName, Deployment } from './deployment/deployment.ts'
export { expectedRoles, foldRoles, formatHolding, roleCensus, timelockRoles } from './deployment/roleCensus.ts'
export type { RoleEvent, RoleHolding } from './deployment/roleCensus.ts'
export { checkPaths } from './ddm/checkPaths.ts'
export { chunkRootOf, chunkSize } from './ddm/chunkRoot.ts'
export { commitmentOf, sha256Sums } from './ddm/commitment.ts'
export type { Commitment } from './ddm/commitment.ts'
export { DdmError } from './ddm/ddmError.ts'
export { FileDigester } from './ddm/fileDigester.ts'
export type { Sha256Factory } from './ddm/fileDigester.ts'
export type { FileEntry } from './ddm/fileEntry.ts'
export {
  createManifest,
  encodeManifest,
  fileProof,
  manifestDigest,
  manifestLimits,
  parseManifest,
} from './ddm/manifest.ts'
export type { Manifest } from './ddm/manifest.ts'
export { manifestCid } from './ddm/manifestCid.ts'
export { comparePaths, foldPath, isIgnoredPath, parsePath } from './ddm/path.ts'
export { buildProposal } from './document/buildProposal.ts'
export type { BuiltProposal } from './document/buildProposal.ts'
export { parseProposalDocument, ProposalDocumentError } from './document/document.ts'
export type { ConfigFile, ProposalDocument } from './document/document.ts'
export { maxProseBytes, maxTitleLength, parseProse, ProseError } from './document/prose.ts'
export { ProposalsError } from './errors.ts'
export { addressSchema, bytes32Schema } from './fields.ts'
export { ConfigError } from './ftc/configError.ts'
export type { Config } from './ftc/configSchema.ts'
export { matchesFilePattern, selectFiles } from './ftc/filePattern.ts'
export { configLimits, encodeConfig, hashConfig, parseConfig, parsePublishedConfig } from './ftc/parseConfig.ts'
export { isSpdxExpression } from './ftc/scalars.ts'
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
export { canonicalBytes, canonicalJson } from './json/canonicalJson.ts'
export { describeIssues } from './json/describeIssues.ts'
export type { DescribedIssue } from './json/describeIssues.ts'
export { JsonError } from './json/jsonError.ts'
export { parseJson } from './json/parseJson.ts'
export type { JsonLimits, JsonValue } from './json/parseJson.ts'
export { executionCall, executionStateCall } from './simulation/executionCall.ts'
export type { OverriddenCall } from './simulation/executionCall.ts'
export { revertDataOf } from './simulation/revertData.ts'
export { simulateProposal } from './simulation/simulateProposal.ts'
export type { Outcome, RpcRequest, Simulation } from './simulation/simulateProposal.ts'
export { encodePlugins, OnchainPluginError, parsePlugins } from './snapshot/onchainPlugin.ts'
export type { OnchainPlugin } from './snapshot/onchainPlugin.ts'
export { PromotionError, requirePromotable } from './snapshot/promotion.ts'
export type { CheckResult } from './snapshot/promotion.ts'
export { checkChoices, snapshotDomain, snapshotProposalId } from './snapshot/snapshotMessage.ts'
export type { SnapshotProposalMessage } from './snapshot/snapshotMessage.ts'
export { createTemperatureCheck } from './snapshot/temperatureCheck.ts'
export type { CheckSchedule } from './snapshot/temperatureCheck.ts'
export { ballotTypedData, delegationTypedData, extendedBallotTypedData } from './typedData/typedData.ts'
export type { Ballot, Delegation, ExtendedBallot, SigningDomain, TypedData } from './typedData/typedData.ts'
export { createMetadata } from './metadata/createMetadata.ts'
export type { DatasetDescription } from './metadata/createMetadata.ts'
export { MetadataError } from './metadata/metadataError.ts'
