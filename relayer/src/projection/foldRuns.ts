import type { ApiTrainer, Hex } from '@althing/proposals'

import type { ChainEvent } from '../chain/chainEvent.ts'
import type { RunHandlers } from './eventArgs.ts'
import { disputeHandlers } from './foldDisputes.ts'
import { step } from './stepRun.ts'
import { commitmentFrom, digestOrNull, knowFolder, patch, placeOf, type State } from './state.ts'
import type { RunView } from './views.ts'

/** Training runs and who may take them. */
export const runHandlers: RunHandlers = {
  TrainerChanged(state, { trainer, admitted, proposalId }, event) {
    changeTrainer(state, { trainer, event, change: { admitted, proposalId: String(proposalId) } })
  },

  TrainerRegistered(state, { trainer, hardware }, event) {
    changeTrainer(state, { trainer, event, change: { hardware } })
  },

  BondChanged(state, { trainer, bond }, event) {
    changeTrainer(state, { trainer, event, change: { bondWei: String(bond) } })
  },

  UnbondingStarted(state, { trainer, unbonding, unbondsAt }, event) {
    changeTrainer(state, { trainer, event, change: { unbonding: { wei: String(unbonding), at: unbondsAt } } })
  },

  TrainerSlashed(state, { trainer, amount }, event) {
    // What waited to leave was taken first; a change of the bond says the rest.
    const unbonding = state.trainers.get(trainer)?.unbonding ?? null
    const left = unbonding && atLeastNone(BigInt(unbonding.wei) - amount)
    changeTrainer(state, { trainer, event, change: { unbonding: unbonding && { ...unbonding, wei: String(left) } } })
  },

  Unbonded(state, { trainer }, event) {
    changeTrainer(state, { trainer, event, change: { unbonding: null } })
  },

  VerifierChanged(state, { verifier, admitted, proposalId }, event) {
    const view = { verifier, admitted, proposalId: String(proposalId), final: state.final }
    state.verifiers.create(verifier, view, placeOf(event))
  },

  TermsChanged(state, { terms }) {
    state.settings = { ...state.settings, minBond: terms.minBond }
  },

  RunAuthorized(state, { runId, configId, proposalId, deadline, release, bounty }, event) {
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
      reasonDigest: null,
      bounty: bounty === 0n ? null : { wei: String(bounty), state: 'escrow' },
      lease: null,
      dispute: null,
      refusal: null,
      final: state.final,
    }
    state.runs.create(id, run, placeOf(event))
    patch(state, state.proposals, { id: run.proposalId, change: ({ runs }) => ({ runs: [...runs, id] }) })
  },

  RunStarted(state, { runId, trainer }, event) {
    const at = event.blockTimestamp
    const { minBond } = state.settings
    const lease = { since: at, renewedAt: at, stakeWei: minBond === null ? null : String(minBond) }
    step(state, runId, event, (run) => ({
      status: 'started',
      trainer,
      lease: { ...lease, heartbeats: run.lease?.heartbeats ?? 0, lost: run.lease?.lost ?? [] },
    }))
  },

  LeaseRenewed(state, { runId }, event) {
    step(state, runId, event, ({ lease }) => ({
      lease: lease && { ...lease, renewedAt: event.blockTimestamp, heartbeats: lease.heartbeats + 1 },
    }))
  },

  LeaseLost(state, { runId, trainer, amount }, event) {
    const loss = { trainer, wei: String(amount), at: event.blockTimestamp }
    step(state, runId, event, ({ lease }) => ({ lease: lease && { ...lease, lost: [...lease.lost, loss] } }))
  },

  BountyPaid(state, { runId }, event) {
    step(state, runId, event, ({ bounty }) => ({ bounty: bounty && { ...bounty, state: 'paid' } }))
  },

  BountyReturned(state, { runId }, event) {
    step(state, runId, event, ({ bounty }) => ({ bounty: bounty && { ...bounty, state: 'returned' } }))
  },

  RunSubmitted(state, { runId, result, uri }, event) {
    const artifact = commitmentFrom(result.artifact)
    step(state, runId, event, () => ({
      status: 'submitted',
      result: {
        artifact,
        attestationDigest: result.attestationDigest,
        metricBefore: Number(result.metricBefore),
        metricAfter: Number(result.metricAfter),
        worstRegression: Number(result.worstRegression),
        uri,
      },
    }))
    knowFolder(state, artifact, placeOf(event))
    state.documents.create(result.attestationDigest, 'attestation', placeOf(event))
  },

  RunFinalized(state, { runId, versionId }, event) {
    step(state, runId, event, () => ({ status: 'finalized', version: versionId satisfies Hex }))
  },

  RunRefused(state, { runId, improvement, worstRegression, configUsable }, event) {
    const refusal = { improvement: Number(improvement), worstRegression: Number(worstRegression), configUsable }
    step(state, runId, event, () => ({ status: 'refused', refusal }))
  },

  RunFailed(state, { runId, reasonDigest }, event) {
    step(state, runId, event, () => ({ status: 'failed', reasonDigest: digestOrNull(reasonDigest) }))
  },

  RunCancelled(state, { runId, reasonDigest }, event) {
    step(state, runId, event, () => ({ status: 'cancelled', reasonDigest: digestOrNull(reasonDigest) }))
  },

  RunExpired(state, { runId }, event) {
    step(state, runId, event, () => ({ status: 'expired' }))
  },

  ...disputeHandlers,
}

function atLeastNone(wei: bigint): bigint {
  return wei < 0n ? 0n : wei
}

function changeTrainer(
  state: State,
  { trainer, event, change }: { trainer: Hex; event: ChainEvent; change: Partial<ApiTrainer> },
): void {
  const unknown = { admitted: false, proposalId: null, hardware: null, bondWei: '0', unbonding: null }
  const known = state.trainers.get(trainer) ?? unknown
  state.trainers.create(trainer, { ...known, ...change, trainer, final: state.final }, placeOf(event))
}
