import { runDisputesVerdictNames, type Hex } from '@althing/proposals'

import type { ChainEvent } from '../chain/chainEvent.ts'
import type { RunHandlers } from './eventArgs.ts'
import { commitmentFrom, knowFolder, patch, placeOf, type State } from './state.ts'
import type { RunView } from './views.ts'

const verdictChange: Record<(typeof runDisputesVerdictNames)[number], Partial<RunView>> = {
  None: {},
  Upheld: { status: 'submitted' },
  Overturned: { status: 'overturned' },
  Undecided: { status: 'refused' },
}

/** Training runs and who may take them. */
export const runHandlers: RunHandlers = {
  TrainerChanged(state, { trainer, admitted, proposalId }, event) {
    const view = { trainer, admitted, proposalId: String(proposalId), final: state.final }
    state.trainers.create(trainer, view, placeOf(event))
  },

  RunAuthorized(state, { runId, configId, proposalId, deadline, release }, event) {
    const id = String(runId)
    const run: RunView = {
      id,
      config: configId,
      proposalId: String(proposalId),
      status: 'authorized',
      deadline,
      release,
      trainer: null,
      authorizedAt: event.blockTimestamp,
      updatedAt: event.blockTimestamp,
      result: null,
      version: null,
      final: state.final,
    }
    state.runs.create(id, run, placeOf(event))
    patch(state, state.proposals, { id: run.proposalId, change: ({ runs }) => ({ runs: [...runs, id] }) })
  },

  RunStarted(state, { runId, trainer }, event) {
    step(state, runId, event, { status: 'started', trainer })
  },

  RunSubmitted(state, { runId, result, uri }, event) {
    const artifact = commitmentFrom(result.artifact)
    step(state, runId, event, {
      status: 'submitted',
      result: {
        artifact,
        attestationDigest: result.attestationDigest,
        metricBefore: Number(result.metricBefore),
        metricAfter: Number(result.metricAfter),
        worstRegression: Number(result.worstRegression),
        uri,
      },
    })
    knowFolder(state, artifact, placeOf(event))
    state.documents.create(result.attestationDigest, 'attestation', placeOf(event))
  },

  RunFinalized(state, { runId, versionId }, event) {
    step(state, runId, event, { status: 'finalized', version: versionId satisfies Hex })
  },

  RunRefused(state, { runId }, event) {
    step(state, runId, event, { status: 'refused' })
  },

  RunDisputed(state, { runId }, event) {
    step(state, runId, event, { status: 'disputed' })
  },

  DisputeResolved(state, { runId, verdict }, event) {
    step(state, runId, event, verdictChange[runDisputesVerdictNames[verdict] ?? 'None'])
  },

  RunExpired(state, { runId }, event) {
    step(state, runId, event, { status: 'expired' })
  },

  LeaseRenewed(state, { runId }, event) {
    step(state, runId, event, {})
  },

  RunFailed(state, { runId }, event) {
    step(state, runId, event, { status: 'failed' })
  },

  RunCancelled(state, { runId }, event) {
    step(state, runId, event, { status: 'cancelled' })
  },
}

function step(state: State, runId: bigint, event: ChainEvent, change: Partial<RunView>): void {
  patch(state, state.runs, { id: String(runId), change: () => ({ ...change, updatedAt: event.blockTimestamp }) })
}
