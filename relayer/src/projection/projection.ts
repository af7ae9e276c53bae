import type { ApiVersion, Commitment, Deployment, Hex } from '@althing/proposals'

import { type ChainEvent, compareEvents } from '../chain/chainEvent.ts'
import { applyEvent } from './applyEvent.ts'
import { reviewsOf } from './foldReviews.ts'
import { createState, type State } from './state.ts'
import type { Views } from './views.ts'

/**
 * The API's lists, folded from events alone: the same events in the same order give the same views, however they were
 * cut into batches and whatever previews came and went in between.
 */
export interface Projection {
  /**
   * Appends events of final blocks, in chain order, and replaces the preview in the same step: a reader never sees what
   * became final missing in between.
   *
   * @param preview What lies above now; by default what lay above before and has not become final.
   * @throws {OutOfOrderEvent} for an event that is not after the last.
   */
  applyFinal(events: readonly ChainEvent[], preview?: readonly ChainEvent[]): void

  /** Replaces everything above the final events, reorganisations included. */
  setPreview(events: readonly ChainEvent[]): void

  /** What the events say now, the preview on top. Read it at once; it follows later changes. */
  readonly views: () => Views

  /** Calls `listener` after each change; returns what ends that. */
  onChange(listener: () => void): () => void
}

/** A final event does not come after the last one: it was delivered twice, or the order is broken. */
export class OutOfOrderEvent extends Error {
  override name = 'OutOfOrderEvent'
  constructor({ name, blockNumber, logIndex }: ChainEvent) {
    super(`Event ${name} at ${blockNumber}.${logIndex} does not come after the last final event.`)
  }
}

export function createProjection({ deployment }: { deployment: Deployment }): Projection {
  const final = createState(deployment, null)
  const listeners = new Set<() => void>()
  let last: ChainEvent | null = null
  let preview: readonly ChainEvent[] = []
  let top = createState(deployment, final)
  let revision = 0

  return {
    applyFinal(events, above) {
      for (const event of events) {
        if (last !== null && compareEvents(last, event) >= 0) throw new OutOfOrderEvent(event)
        applyEvent(final, event)
        last = event
      }
      if (above !== undefined) preview = above.toSorted(compareEvents)
      rebuild()
    },

    setPreview(events) {
      preview = events.toSorted(compareEvents)
      rebuild()
    },

    views: () => viewsOf(top, revision),

    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }

  /** Folds the preview anew on the final state; what has become final meanwhile is left out. */
  function rebuild(): void {
    top = createState(deployment, final)
    for (const event of preview) if (last === null || compareEvents(last, event) < 0) applyEvent(top, event)

    revision += 1
    for (const listener of listeners) listener()
  }
}

function viewsOf(state: State, revision: number): Views {
  const { proposals, datasets, lineages, configs, runs, trainers, verifiers, reviewers } = state
  const { pauses, vetoes, batches, rounds, licenses, streams } = state
  return {
    proposals,
    datasets,
    lineages,
    configs,
    runs,
    trainers,
    verifiers,
    reviewers,
    pauses,
    vetoes,
    batches,
    rounds,
    licenses,
    streams,
    votes: state.votes,
    reports: state.reports,
    oversight: (subject) => ({ reviews: reviewsOf(state, subject), pause: pauseOf(state, subject) }),
    version: (id) => versionOf(state, id),
    commitments: (root) => commitmentsOf(state, root),
    documentUse: (digest) => state.documents.get(digest),
    gaps: state.gaps,
    revision,
  }
}

/** The latest pause of a subject, unless it was ended before its time; that its time is over is for a reader's clock. */
function pauseOf(state: State, subject: string) {
  const pause = state.pauses.get(subject)
  return pause === null || pause.ended !== null ? null : { endsAt: pause.endsAt, reasonDigest: pause.reasonDigest }
}

function versionOf(state: State, id: string): ApiVersion | null {
  const lineage = state.lineages.get(state.versions.get(id)?.lineage ?? '')
  return lineage?.versions.find((version) => version.id === id) ?? null
}

/** Statuses in which a dataset's bytes may still be wanted. */
const open: ReadonlySet<string> = new Set(['submitted', 'approved', 'deprecated'])

function commitmentsOf(state: State, root: Hex): readonly Commitment[] {
  const datasets = (state.datasetsByRoot.get(root) ?? []).map((id) => state.datasets.get(id))
  const submitted = datasets.filter((dataset) => dataset !== null && open.has(dataset.status))

  return [
    ...submitted.map((dataset) => dataset?.commitment).filter((commitment) => commitment !== undefined),
    ...(state.folders.get(root)?.commitments ?? []),
  ]
}
