import { z } from 'zod'
import type { Althing } from './althing.ts'
import type { LocalChain } from './localChain.ts'

/** The chain is not where the decision should have brought it. */
export class DecisionError extends Error {
  override name = 'DecisionError'
}

export interface Ballot {
  readonly voter: string
  readonly vote: 'for' | 'against' | 'abstain'
  readonly reason?: string
}

export interface Decisions {
  /** Simulates and proposes the document in `folder`; gives the proposal's id. */
  propose(folder: string, proposer: string): Promise<string>
  /** Opens the vote and casts ballots; the vote stays open. */
  vote(proposalId: string, ballots: readonly Ballot[]): Promise<void>
  /** Closes the vote; the state must then be `expected`. */
  close(proposalId: string, expected: 'succeeded' | 'defeated'): Promise<void>
  queue(proposalId: string, by: string): Promise<void>
  /** Lets the delay pass and executes. */
  execute(proposalId: string, by: string): Promise<void>
  /** From the document to the executed proposal. */
  carry(folder: string, options: { proposer: string; ballots: readonly Ballot[] }): Promise<string>
}

const proposedSchema = z.object({ proposalId: z.string() })

/** Decisions as people take them, with the waiting between the steps cut short. */
export function createDecisions({ althing, chain }: { althing: Althing; chain: LocalChain }): Decisions {
  const expectState = async (proposalId: string, expected: string) => {
    const state = await chain.stateOf(proposalId)
    if (state !== expected) throw new DecisionError(`proposal ${proposalId} is ${state}; it should be ${expected}`)
  }
  const decisions: Decisions = {
    async propose(folder, proposer) {
      return proposedSchema.parse(await althing('propose', folder, '--person', proposer)).proposalId
    },
    async vote(proposalId, ballots) {
      await chain.openVote(proposalId)
      for (const { voter, vote, reason } of ballots) {
        const reasoned = reason === undefined ? [] : ['--reason', reason]
        await althing('vote', proposalId, vote, ...reasoned, '--person', voter)
      }
    },
    async close(proposalId, expected) {
      await chain.closeVote(proposalId)
      await expectState(proposalId, expected)
    },
    async queue(proposalId, by) {
      await althing('queue', proposalId, '--person', by)
      await expectState(proposalId, 'queued')
    },
    async execute(proposalId, by) {
      await chain.passDelay(proposalId)
      await althing('execute', proposalId, '--person', by)
      await expectState(proposalId, 'executed')
    },
    async carry(folder, { proposer, ballots }) {
      const proposalId = await decisions.propose(folder, proposer)
      await decisions.vote(proposalId, ballots)
      await decisions.close(proposalId, 'succeeded')
      await decisions.queue(proposalId, proposer)
      await decisions.execute(proposalId, proposer)
      return proposalId
    },
  }
  return decisions
}
