import type { ApiDataset } from '@althing/proposals'

/** Whom a bond goes to: its payer or the treasury; until when it stays, in Unix seconds; or that it is undecided. */
export type BondRelease = { to: 'depositor' | 'treasury'; from: number } | null

/** What becomes of a submission's bond, as the registry would pay it. */
export function bondReleaseOf(
  { status, submittedAt }: Pick<ApiDataset, 'status' | 'submittedAt'>,
  bondLock: number,
): BondRelease {
  if (status === 'none' || status === 'submitted') return null
  if (status === 'rejected') return { to: 'treasury', from: 0 }
  return { to: 'depositor', from: status === 'withdrawn' ? submittedAt + bondLock : 0 }
}
