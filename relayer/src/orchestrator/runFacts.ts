import { runDisputesVerdictNames } from '@althing/proposals'
import { getAddress, type Address, type Hex } from 'viem'
import type { ChainEvent } from '../chain/chainEvent.ts'
import { isEvent } from '../chain/eventGuard.ts'

export type DisputeFact = {
  readonly challenger: Address
  readonly bitExact: boolean
  readonly threshold: number
  /** Unix seconds. */
  readonly votingEndsAt: number
  readonly verdict: (typeof runDisputesVerdictNames)[number]
  readonly findingDigest: Hex | null
  readonly voters: readonly Address[]
}

export type RunFact = {
  readonly configId: Hex
  readonly proposalId: bigint
  readonly status:
    | 'authorized'
    | 'started'
    | 'submitted'
    | 'disputed'
    | 'finalized'
    | 'refused'
    | 'overturned'
    | 'failed'
    | 'cancelled'
    | 'expired'
  readonly deadline: number
  readonly trainer: Address | null
  readonly parent: Hex | null
  /** Unix seconds of the start or the latest heartbeat: the lease runs from here. */
  readonly heldSince: number | null
  readonly submittedAt: number | null
  readonly dispute: DisputeFact | null
  /** Wei that were credited to the trainer. */
  readonly bountyPaid: bigint
}

/** What final events say of runs and of payments that were fetched. */
export type RunFacts = {
  apply(event: ChainEvent): void
  readonly run: (id: bigint) => RunFact | undefined
  readonly runs: () => Iterable<readonly [bigint, RunFact]>
  /** Number of times that `payee` was sent what was credited to it. */
  readonly withdrawals: (payee: Address) => number
}

const authorized: Omit<RunFact, 'configId' | 'proposalId'> = {
  status: 'authorized',
  deadline: 0,
  trainer: null,
  parent: null,
  heldSince: null,
  submittedAt: null,
  dispute: null,
  bountyPaid: 0n,
}

const ended = {
  Upheld: 'submitted',
  Overturned: 'overturned',
  Undecided: 'refused',
} as const

/** Creates the fold. */
export function createRunFacts(): RunFacts {
  const runs = new Map<bigint, RunFact>()
  const withdrawals = new Map<Address, number>()

  function change(runId: bigint, changed: Partial<RunFact>): void {
    const known = runs.get(runId)
    if (known) runs.set(runId, { ...known, ...changed })
  }

  function applyWork(event: ChainEvent): void {
    const at = event.blockTimestamp
    if (isEvent(event, 'runs', 'RunAuthorized')) {
      const { runId, configId, proposalId, deadline } = event.args
      runs.set(runId, { ...authorized, configId, proposalId, deadline })
    }
    if (isEvent(event, 'runs', 'RunStarted')) {
      const { runId, trainer, parent } = event.args
      change(runId, { status: 'started', trainer, parent, heldSince: at })
    }
    if (isEvent(event, 'runs', 'LeaseRenewed')) change(event.args.runId, { heldSince: at })
    if (isEvent(event, 'runs', 'RunSubmitted')) change(event.args.runId, { status: 'submitted', submittedAt: at })
    if (isEvent(event, 'runs', 'RunFinalized')) change(event.args.runId, { status: 'finalized' })
    if (isEvent(event, 'runs', 'RunRefused')) change(event.args.runId, { status: 'refused' })
    if (isEvent(event, 'runs', 'RunFailed')) change(event.args.runId, { status: 'failed' })
    if (isEvent(event, 'runs', 'RunCancelled')) change(event.args.runId, { status: 'cancelled' })
    if (isEvent(event, 'runs', 'RunExpired')) change(event.args.runId, { status: 'expired' })
  }

  function applyDispute(event: ChainEvent): void {
    if (isEvent(event, 'runs', 'RunDisputed')) {
      const { runId, challenger, bitExact, threshold, votingEndsAt } = event.args
      const dispute = { challenger, bitExact, threshold, votingEndsAt }
      change(runId, {
        status: 'disputed',
        dispute: { ...dispute, verdict: 'None', findingDigest: null, voters: [] },
      })
    }
    if (isEvent(event, 'runs', 'VerdictCast')) {
      const { runId, juror } = event.args
      changeDispute(runId, ({ voters }) => ({ voters: [...voters, juror] }))
    }
    if (isEvent(event, 'runs', 'DisputeResolved')) {
      const { runId, verdict, findingDigest } = event.args
      const name = runDisputesVerdictNames[verdict] ?? 'None'
      changeDispute(runId, () => ({ verdict: name, findingDigest }))
      if (name !== 'None') change(runId, { status: ended[name] })
    }
  }

  function changeDispute(runId: bigint, changed: (dispute: DisputeFact) => Partial<DisputeFact>): void {
    const dispute = runs.get(runId)?.dispute
    if (dispute) change(runId, { dispute: { ...dispute, ...changed(dispute) } })
  }

  return {
    apply(event) {
      applyWork(event)
      applyDispute(event)
      if (isEvent(event, 'runs', 'BountyPaid')) change(event.args.runId, { bountyPaid: event.args.amount })
      if (isEvent(event, 'runs', 'PaymentWithdrawn')) {
        const payee = getAddress(event.args.payee)
        withdrawals.set(payee, (withdrawals.get(payee) ?? 0) + 1)
      }
    },
    run: (id) => runs.get(id),
    runs: () => runs.entries(),
    withdrawals: (payee) => withdrawals.get(getAddress(payee)) ?? 0,
  }
}
