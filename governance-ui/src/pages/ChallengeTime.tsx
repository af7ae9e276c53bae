import type { ApiRun } from '@althing/proposals'
import { useClock } from '../chain/useClock.ts'
import { TimeControl } from '../features/localTime/TimeControl.tsx'
import { useChallengeWindow } from '../features/runs/runQueries.ts'

/** On the local chain: do not wait for the challenge window of a submitted run. */
export function ChallengeTime({ run }: { run: ApiRun }) {
  const clock = useClock().data
  const challengeWindow = useChallengeWindow().data
  if (run.status !== 'submitted' || clock === undefined || challengeWindow === undefined) return null
  const left = run.updatedAt + challengeWindow - clock.timestamp
  if (left <= 0) return null
  return <TimeControl label="Go past the challenge window" by={{ seconds: left + 1 }} />
}
