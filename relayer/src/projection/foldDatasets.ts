import type { Hex } from '@althing/proposals'
import { isAddressEqual, zeroAddress } from 'viem'

import type { DatasetHandlers } from './eventArgs.ts'
import { commitmentFrom, digestOrNull, patch, placeOf, type State } from './state.ts'
import type { DatasetView } from './views.ts'

/** Submissions and the decisions on them. */
export const datasetHandlers: DatasetHandlers = {
  DatasetSubmitted(state, args, event) {
    const { datasetId, contributor, payout, metadataDigest, uri, root, dirHash1, totalBytes, fileCount, preference } =
      args
    const place = placeOf(event)
    const dataset: DatasetView = {
      id: datasetId,
      contributor,
      payout,
      commitment: commitmentFrom({ root, dirHash1, totalBytes, fileCount }),
      metadataDigest,
      uri,
      status: 'submitted',
      submittedAt: event.blockTimestamp,
      proposalId: null,
      reasonDigest: null,
      preference: preferenceFrom(preference),
      bond: null,
      proposedPayout: null,
      batches: [],
      final: state.final,
    }
    state.datasets.create(datasetId, dataset, place)
    state.documents.create(metadataDigest, 'metadata', place)

    const same = state.datasetsByRoot.get(root) ?? []
    if (!same.includes(datasetId)) state.datasetsByRoot.create(root, [...same, datasetId], place)
  },

  DatasetApproved(state, { datasetId, proposalId }, event) {
    const id = String(proposalId)
    const approved = state.batchesOfProposal.get(id)
    const isAdmitted = approved !== null && approved.transaction !== event.transactionHash
    const batches = isAdmitted ? approved.roots : []
    decide(state, datasetId, { status: 'approved', proposalId: id, reasonDigest: null, batches: [...batches] })
  },

  DatasetRejected(state, { datasetId, proposalId, reasonDigest }) {
    decide(state, datasetId, { status: 'rejected', ...reasoned(proposalId, reasonDigest) })
  },

  DatasetDeprecated(state, { datasetId, proposalId, reasonDigest }) {
    decide(state, datasetId, { status: 'deprecated', ...reasoned(proposalId, reasonDigest) })
  },

  DatasetRevoked(state, { datasetId, proposalId, reasonDigest }) {
    decide(state, datasetId, { status: 'revoked', ...reasoned(proposalId, reasonDigest) })
  },

  DatasetWithdrawn(state, { datasetId, reasonDigest }) {
    decide(state, datasetId, { status: 'withdrawn', reasonDigest: digestOrNull(reasonDigest) })
  },

  DatasetPayoutProposed(state, { datasetId, payout }) {
    decide(state, datasetId, { proposedPayout: isAddressEqual(payout, zeroAddress) ? null : payout })
  },

  DatasetPayoutChanged(state, { datasetId, newPayout }) {
    decide(state, datasetId, { payout: newPayout, proposedPayout: null })
  },

  DatasetBondPaid(state, { datasetId, depositor, amount }) {
    decide(state, datasetId, { bond: { depositor, wei: String(amount), releasedTo: null } })
  },

  DatasetBondReleased(state, { datasetId, recipient }) {
    const change = ({ bond }: DatasetView) => ({ bond: bond && { ...bond, releasedTo: recipient } })
    patch(state, state.datasets, { id: datasetId, change })
  },

  DatasetBatchApproved(state, { batchRoot, proposalId, size, uri }, event) {
    const id = String(proposalId)
    const batch = { root: batchRoot, proposalId: id, size, uri, revoked: null, approvedAt: event.blockTimestamp }
    state.batches.create(batchRoot, { ...batch, final: state.final }, placeOf(event))

    const roots = [...(state.batchesOfProposal.get(id)?.roots ?? []), batchRoot]
    state.batchesOfProposal.create(id, { roots, transaction: event.transactionHash }, placeOf(event))
  },

  DatasetBatchRevoked(state, { batchRoot, proposalId, reasonDigest }) {
    const revoked = { proposalId: String(proposalId), reasonDigest }
    patch(state, state.batches, { id: batchRoot, change: () => ({ revoked }) })
  },
}

/** Words in the order of the enum in `contracts/types/DataMiningPreference.sol`. */
const uses = ['unspecified', 'allowed', 'notAllowed', 'constrained'] as const

function preferenceFrom(preference: Record<keyof DatasetView['preference'], number>): DatasetView['preference'] {
  const word = (use: keyof DatasetView['preference']) => uses[preference[use]] ?? 'unspecified'
  return {
    dataMining: word('dataMining'),
    aiTraining: word('aiTraining'),
    aiGenerativeTraining: word('aiGenerativeTraining'),
    aiInference: word('aiInference'),
  }
}

function decide(state: State, id: Hex, change: Partial<DatasetView>): void {
  patch(state, state.datasets, { id, change: () => change })
}

function reasoned(proposalId: bigint, reasonDigest: Hex) {
  return { proposalId: String(proposalId), reasonDigest: digestOrNull(reasonDigest) }
}
