import type { ContractName } from '@althing/proposals'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { councilHandlers } from './foldCouncil.ts'
import { datasetHandlers } from './foldDatasets.ts'
import { governorHandlers } from './foldGovernor.ts'
import { modelHandlers } from './foldModels.ts'
import { licenseHandlers, streamHandlers, vaultHandlers } from './foldMoney.ts'
import { reviewHandlers } from './foldReviews.ts'
import { runHandlers } from './foldRuns.ts'
import type { State } from './state.ts'

type Handler = (state: State, args: ChainEvent['args'], event: ChainEvent) => void

const handlers: Readonly<Partial<Record<ContractName, ReadonlyMap<string, Handler>>>> = {
  governor: tableOf(governorHandlers),
  datasets: tableOf(datasetHandlers),
  models: tableOf(modelHandlers),
  runs: tableOf(runHandlers),
  council: tableOf(councilHandlers),
  reviews: tableOf(reviewHandlers),
  vault: tableOf(vaultHandlers),
  licenses: tableOf(licenseHandlers),
  streams: tableOf(streamHandlers),
}

/** Folds one event of a pinned contract into `state`; events without a handler change nothing. */
export function applyEvent(state: State, event: ChainEvent): void {
  handlers[event.contract]?.get(event.name)?.(state, event.args, event)
}

function tableOf(table: object): ReadonlyMap<string, Handler> {
  // Safety: the follower decodes each event with the ABI that its handler's argument types are derived from.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return new Map(Object.entries(table) as [string, Handler][])
}
