import type { JobState } from './runJob.ts'

/** Where a job may go from each state; nothing else is ever written. */
const arrows: Record<JobState, readonly JobState[]> = {
  observed: ['verified', 'rejected', 'cancelled'],
  verified: ['queued', 'rejected', 'cancelled'],
  queued: ['launching', 'rejected', 'cancelled', 'reporting'],
  launching: ['launched', 'launching', 'failed', 'cancelled'],
  launched: ['succeeded', 'failed', 'launching', 'cancelled'],
  succeeded: ['reporting', 'failed', 'cancelled'],
  failed: ['reporting', 'cancelled'],
  reporting: ['reported', 'failed', 'cancelled'],
  reported: ['cancelled'],
  rejected: [],
  cancelled: [],
}

/** A step tried to move a job along no arrow: an error in this program. */
export class UnknownArrow extends Error {
  override name = 'UnknownArrow'

  constructor(from: JobState, to: JobState) {
    super(`a job cannot go from ${from} to ${to}`)
  }
}

/** @throws UnknownArrow */
export function requireArrow(from: JobState, to: JobState): void {
  if (!arrows[from].includes(to)) throw new UnknownArrow(from, to)
}
