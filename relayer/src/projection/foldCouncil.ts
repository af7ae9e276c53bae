import { isAddressEqual } from 'viem'

import type { CouncilHandlers } from './eventArgs.ts'
import { digestOrNull, patch, placeOf } from './state.ts'

/** Vetoes, and pauses that end by themselves unless they are ended before. */
export const councilHandlers: CouncilHandlers = {
  Vetoed(state, { governor, proposalId, actionsHash, reasonDigest }, event) {
    if (!isAddressEqual(governor, state.deployment.contracts.governor)) return

    const id = String(proposalId)
    const veto = { reasonDigest, actionsHash, at: event.blockTimestamp }
    state.vetoes.create(id, { ...veto, proposalId: id, final: state.final }, placeOf(event))
    patch(state, state.proposals, { id, change: () => ({ veto }) })
  },

  Paused(state, { subject, endsAt, reasonDigest }, event) {
    const pause = { subject, endsAt, reasonDigest, at: event.blockTimestamp, ended: null, final: state.final }
    state.pauses.create(subject, pause, placeOf(event))
  },

  PauseEnded(state, { subject, reasonDigest }, event) {
    const ended = { reasonDigest: digestOrNull(reasonDigest), at: event.blockTimestamp }
    patch(state, state.pauses, { id: subject, change: () => ({ ended }) })
  },
}
