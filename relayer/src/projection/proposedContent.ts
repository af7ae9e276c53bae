import { type Hex, modelRegistryAbi } from '@althing/proposals'
import { decodeFunctionData } from 'viem'

import { commitmentFrom, knowFolder, type State } from './state.ts'
import type { Place } from './views.ts'

/**
 * Remembers the base models and configs that a proposal would bring into force, so that voters can read them before the
 * vote: their bytes are accepted from the moment that they are proposed. Calls that do not decode are passed over.
 */
export function knowProposedContent(
  state: State,
  { targets, calldatas }: { targets: readonly Hex[]; calldatas: readonly Hex[] },
  place: Place,
): void {
  const models = state.deployment.contracts.models.toLowerCase()
  for (const [at, data] of calldatas.entries()) {
    if (targets[at]?.toLowerCase() !== models) continue

    const call = decodeModelCall(data)
    if (call?.functionName === 'createLineage') knowFolder(state, commitmentFrom(call.args[1]), place)
    if (call?.functionName === 'approveConfig') state.documents.create(call.args[0].configDigest, 'config', place)
  }
}

function decodeModelCall(data: Hex) {
  try {
    return decodeFunctionData({ abi: modelRegistryAbi, data })
  } catch {
    return null
  }
}
