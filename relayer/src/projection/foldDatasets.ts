import type { Hex } from '@althing/proposals'

import type { DatasetHandlers } from './eventArgs.ts'
import { commitmentFrom, digestOrNull, patch, placeOf, type State } from './state.ts'
import type { DatasetView } from './views.ts'

/** Submissions and the decisions on them. */
export const datasetHandlers: DatasetHandlers = {
  DatasetSubmitted(state, args, event) {
    const { datasetId, contributor, payout, metadataDigest, uri, root, dirHash1, totalBytes, fileCount } = args
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
      final: state.final,
    }
    state.datasets.create(datasetId, dataset, place)
    state.documents.create(metadataDigest, 'metadata', place)

    const same = state.datasetsByRoot.get(root) ?? []
    if (!same.includes(datasetId)) state.datasetsByRoot.create(root, [...same, datasetId], place)
  },

  DatasetApproved(state, { datasetId, proposalId }) {
    decide(state, datasetId, { status: 'approved', proposalId: String(proposalId), reasonDigest: null })
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

  DatasetPayoutChanged(state, { datasetId, newPayout }) {
    decide(state, datasetId, { payout: newPayout })
  },
}

function decide(state: State, id: Hex, change: Partial<DatasetView>): void {
  patch(state, state.datasets, { id, change: () => change })
}

function reasoned(proposalId: bigint, reasonDigest: Hex) {
  return { proposalId: String(proposalId), reasonDigest: digestOrNull(reasonDigest) }
}
