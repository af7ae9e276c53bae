import type {
  auditCouncilAbi,
  datasetRegistryAbi,
  modelGovernorAbi,
  modelLicenseAbi,
  modelRegistryAbi,
  reviewPanelAbi,
  rewardVaultAbi,
  trainingRunsAbi,
  treasuryStreamsAbi,
} from '@althing/proposals'
import type { Abi, ContractEventName, GetEventArgs } from 'viem'
import type { ChainEvent } from '../chain/chainEvent.ts'
import type { State } from './state.ts'

type Args<A extends Abi, N extends string> = GetEventArgs<
  A,
  N,
  { EnableUnion: false; IndexedOnly: false; Required: true }
>

/** What each event of a contract does to the state; events that are not named change nothing. */
type Handlers<A extends Abi> = {
  readonly [N in ContractEventName<A>]?: (state: State, args: Args<A, N>, event: ChainEvent) => void
}

export type GovernorHandlers = Handlers<typeof modelGovernorAbi>
export type DatasetHandlers = Handlers<typeof datasetRegistryAbi>
export type ModelHandlers = Handlers<typeof modelRegistryAbi>
export type RunHandlers = Handlers<typeof trainingRunsAbi>
export type CouncilHandlers = Handlers<typeof auditCouncilAbi>
export type ReviewHandlers = Handlers<typeof reviewPanelAbi>
export type VaultHandlers = Handlers<typeof rewardVaultAbi>
export type LicenseHandlers = Handlers<typeof modelLicenseAbi>
export type StreamHandlers = Handlers<typeof treasuryStreamsAbi>

/** Arguments of one event, as viem decodes them. */
export type GovernorArgs<N extends string> = Args<typeof modelGovernorAbi, N>
export type ModelArgs<N extends string> = Args<typeof modelRegistryAbi, N>
