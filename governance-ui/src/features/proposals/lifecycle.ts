import type { ApiRun, ProposalState } from '@althing/proposals'

export type StageKey =
  'proposed' | 'voting' | 'succeeded' | 'queued' | 'executed' | 'authorized' | 'started' | 'submitted' | 'finalized'
export type Stage = {
  key: StageKey
  label: string
  status: 'done' | 'now' | 'ahead' | 'stopped'
  /** What happened, is happening, or ended it. */
  note: string | null
  /** Unix seconds, where known. */
  at: number | null
}

export type LifecycleInput = {
  state: ProposalState
  createdAt: number
  votingOpensAt: number | null
  votingClosesAt: number | null
  eta: number | null
  executedAt: number | null
  /** Whether its actions authorise a training. */
  authorizesRun: boolean
  run: ApiRun | null
  /** Whether the version that the run made is the one in force. */
  inForce: boolean
}

const reached: Record<ProposalState, number> = {
  pending: 1,
  active: 1,
  defeated: 1,
  canceled: 1,
  succeeded: 2,
  queued: 3,
  expired: 2,
  executed: 5,
}
const endings: Partial<Record<ProposalState, string>> = {
  defeated: 'Defeated: too little agreement for its tier, or too few took part.',
  canceled: 'Cancelled. It can never be executed.',
  expired: 'Expired: it passed, but nobody carried it out in time.',
}

/** The way of a decision, from the proposal to the version in force, with what is known of each stage. */
export function lifecycleOf(input: LifecycleInput): Stage[] {
  const { state } = input
  const ending = endings[state] ?? null
  const at = reached[state]
  const decision: Stage[] = [
    stage('proposed', 'Proposed', input.createdAt, null),
    stage('voting', 'Voting', state === 'pending' ? input.votingOpensAt : input.votingClosesAt, votingNote(state)),
    stage('succeeded', 'Succeeded', null, state === 'succeeded' ? 'Anyone may queue it now.' : null),
    stage(
      'queued',
      'Queued',
      input.eta,
      state === 'queued' ? 'Waits out the timelock, so that anyone can react.' : null,
    ),
    stage('executed', 'Executed', input.executedAt, null),
  ].map((item, index) => ({ ...item, status: statusAt(index, at, ending !== null) }))
  const stopped = decision.find(({ status }) => status === 'stopped')
  if (stopped) stopped.note = ending
  if (!input.authorizesRun) return decision
  return [...decision, ...runStages(input)]
}

function votingNote(state: ProposalState): string | null {
  if (state === 'pending') return 'Opens when the voting delay is over.'
  return state === 'active' ? 'Votes are being cast.' : null
}

function statusAt(index: number, at: number, ended: boolean): Stage['status'] {
  if (index < at) return 'done'
  if (index === at) return ended ? 'stopped' : 'now'
  return 'ahead'
}

const runReached: Record<ApiRun['status'], number> = {
  none: -1,
  authorized: 1,
  started: 1,
  submitted: 2,
  finalized: 4,
  refused: 2,
  failed: 1,
  cancelled: 1,
  expired: 1,
  disputed: 2,
  overturned: 2,
}
const runEndings: Partial<Record<ApiRun['status'], string>> = {
  refused: 'Refused: the result did not pass the evaluation gate.',
  failed: 'The training failed.',
  cancelled: 'Cancelled by a later decision.',
  overturned: 'Overturned: a jury found another result.',
  expired: 'Nobody finished it before its deadline.',
}

function runStages({ run, inForce }: LifecycleInput): Stage[] {
  const at = run === null ? -1 : runReached[run.status]
  const ending = run === null ? null : (runEndings[run.status] ?? null)
  const last = inForce
    ? 'The version is in force.'
    : run?.status === 'finalized'
      ? 'A candidate version was recorded.'
      : null
  const stages: Stage[] = [
    stage('authorized', 'Run authorised', run?.authorizedAt || null, null),
    stage(
      'started',
      'Training',
      null,
      run?.status === 'started' ? (run.job?.progress?.message ?? 'A trainer is at work.') : null,
    ),
    stage(
      'submitted',
      'Trained and evaluated',
      null,
      run?.status === 'submitted' ? 'The challenge window is open.' : null,
    ),
    stage('finalized', 'In force', run?.status === 'finalized' ? run.updatedAt : null, last),
  ]
  const marked = stages.map((item, index) => ({ ...item, status: statusAt(index, at, ending !== null) }))
  const stopped = marked.find(({ status }) => status === 'stopped')
  if (stopped) stopped.note = ending
  return marked
}

function stage(key: StageKey, label: string, at: number | null, note: string | null): Stage {
  return { key, label, status: 'ahead', note, at }
}
