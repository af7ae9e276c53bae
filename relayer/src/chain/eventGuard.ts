import type {
  ContractName,
  datasetRegistryAbi,
  modelRegistryAbi,
  timelockControllerAbi,
  trainingRunsAbi,
} from '@althing/proposals'
import type { Abi, ContractEventName, GetEventArgs } from 'viem'
import type { ChainEvent } from './chainEvent.ts'

type Abis = {
  datasets: typeof datasetRegistryAbi
  models: typeof modelRegistryAbi
  runs: typeof trainingRunsAbi
  timelock: typeof timelockControllerAbi
}

type Args<A extends Abi, N extends string> = GetEventArgs<
  A,
  N,
  { EnableUnion: false; IndexedOnly: false; Required: true }
>

/** Arguments of an event of one of our contracts, as viem decodes them. */
export type EventArgs<C extends keyof Abis & ContractName, N extends ContractEventName<Abis[C]>> = Args<Abis[C], N>

/** Narrows an event to one kind: its arguments were decoded by that kind's ABI, so their types follow. */
export function isEvent<C extends keyof Abis & ContractName, N extends ContractEventName<Abis[C]>>(
  event: ChainEvent,
  contract: C,
  name: N,
): event is ChainEvent & { readonly args: EventArgs<C, N> } {
  return event.contract === contract && event.name === name
}
