import { auditCouncilAbi, trainingRunsAbi, type Deployment } from '@althing/proposals'
import { isAddressEqual, zeroAddress, type Address, type Hex } from 'viem'
import type { BlockHeader } from '../chain/blockHeader.ts'
import type { Quorum } from '../chain/quorum.ts'
import { quorumRead } from '../chain/quorumRead.ts'
import { NotYet } from './runRejected.ts'

/** What TrainingRuns asks of trainers, and what it holds for them, as q endpoints read it at the newest final block. */
export type Market = {
  /** Seconds, fixed at deployment: asked once. */
  leaseDuration(): Promise<number>
  challengeWindow(): Promise<number>
  isVerifier(account: Address): Promise<boolean>
  trainerOf(account: Address): Promise<{ readonly admitted: boolean; readonly bond: bigint }>
  /** Wei that a run puts at stake when it starts. */
  minBond(): Promise<bigint>
  stakeOf(runId: bigint): Promise<bigint>
  /** Wei that wait for `payee`. */
  payments(payee: Address): Promise<bigint>
  /** The first of `subjects` that is held back, and until when in Unix seconds; null where none is. */
  firstPaused(subjects: readonly Hex[]): Promise<{ readonly subject: Hex; readonly endsAt: number } | null>
}

/** Creates the reader; each answer is as old as the newest final block. @throws NotYet before there is one. */
export function createMarket(parts: {
  deployment: Deployment
  quorum: Quorum
  finalHeader: () => BlockHeader | null
}): Market {
  const { deployment, quorum, finalHeader } = parts
  const fixed: { leaseDuration?: number; challengeWindow?: number; pauses?: Address } = {}

  const now = () => {
    const blockHash = finalHeader()?.hash
    if (!blockHash) throw new NotYet('no final block yet', 1)
    return blockHash
  }
  const runs = () => ({ address: deployment.contracts.runs, abi: trainingRunsAbi, blockHash: now() }) as const
  const council = (address: Address) => ({ address, abi: auditCouncilAbi, blockHash: now() }) as const

  return {
    leaseDuration: async () =>
      (fixed.leaseDuration ??= await quorumRead(quorum, { ...runs(), functionName: 'leaseDuration', args: [] })),
    challengeWindow: async () =>
      (fixed.challengeWindow ??= await quorumRead(quorum, { ...runs(), functionName: 'challengeWindow', args: [] })),
    isVerifier: (account) => quorumRead(quorum, { ...runs(), functionName: 'isVerifier', args: [account] }),
    trainerOf: (account) => quorumRead(quorum, { ...runs(), functionName: 'trainerOf', args: [account] }),
    minBond: async () => (await quorumRead(quorum, { ...runs(), functionName: 'terms', args: [] })).minBond,
    stakeOf: async (runId) => (await quorumRead(quorum, { ...runs(), functionName: 'run', args: [runId] })).stake,
    payments: (payee) => quorumRead(quorum, { ...runs(), functionName: 'payments', args: [payee] }),
    async firstPaused(subjects) {
      const pauses = (fixed.pauses ??= await quorumRead(quorum, { ...runs(), functionName: 'pauses', args: [] }))
      if (isAddressEqual(pauses, zeroAddress)) return null
      for (const subject of subjects) {
        const held = await quorumRead(quorum, { ...council(pauses), functionName: 'isPaused', args: [subject] })
        if (!held) continue
        const endsAt = await quorumRead(quorum, { ...council(pauses), functionName: 'pauseEndsAt', args: [subject] })
        return { subject, endsAt }
      }
      return null
    },
  }
}
