import {
  buildCalls,
  descriptionHashOf,
  parseActions,
  proposalIdOf,
  type Action,
  type Config,
  type Hex,
} from '@althing/proposals'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import type { LocalAlthing } from './localAlthing.ts'

/** What holders decide, step by step or at once. */
export interface Decisions {
  /** Proposes, and stops there. */
  propose(actions: readonly Action[]): Promise<Proposal>
  /** Proposes, votes, queues and executes. */
  decide(actions: readonly Action[]): Promise<Proposal>
}

export interface Proposal {
  readonly id: bigint
  readonly calls: { targets: readonly Hex[]; values: readonly bigint[]; calldatas: readonly Hex[] }
  readonly descriptionHash: Hex
  vote(support: 0 | 1): Promise<void>
  queue(): Promise<unknown>
  /** @returns The block that holds the execution. */
  execute(): Promise<number>
}

type Holder = 'Astrid' | 'Bjorn' | 'Clara'

/** Together more than any quorum; Astrid proposes. */
export const holders: readonly Holder[] = ['Astrid', 'Bjorn', 'Clara']

/** Actions as a proposal's document would hold them. */
export function actionsOf(...actions: readonly object[]): readonly Action[] {
  return parseActions(JSON.stringify({ format: 'actions/1', actions })).actions
}

/** Carries decisions through the governor of `althing`; `config` is what `config.json` stands for in them. */
export function createDecisions({ deployment, chain, wallet }: LocalAlthing, config?: Config): Decisions {
  let nonce = 0
  const send = async (name: Holder, method: string, ...args: unknown[]) => {
    const receipt = await sendCall(wallet(name), deployment, { contract: 'governor', method, args })
    return receipt.blockNumber
  }
  const propose = async (actions: readonly Action[]): Promise<Proposal> => {
    const calls = buildCalls(actions, { deployment, configs: new Map(config ? [['config.json', config]] : []) })
    const description = `# Decision ${++nonce}\n\n#proposer=${wallet('Astrid').address.toLowerCase()}`
    const descriptionHash = descriptionHashOf(description)
    const { targets, values, calldatas } = calls
    await send('Astrid', 'propose', targets, values, calldatas, description)
    const id = proposalIdOf(calls, descriptionHash)
    return {
      id,
      calls,
      descriptionHash,
      async vote(support) {
        await chain.openVote(String(id))
        for (const name of holders) await send(name, 'castVote', id, support)
        await chain.closeVote(String(id))
      },
      queue: () => send('Astrid', 'queue', targets, values, calldatas, descriptionHash),
      async execute() {
        await chain.passDelay(String(id))
        return send('Astrid', 'execute', targets, values, calldatas, descriptionHash)
      },
    }
  }
  return {
    propose,
    async decide(actions) {
      const proposal = await propose(actions)
      await proposal.vote(1)
      await proposal.queue()
      await proposal.execute()
      return proposal
    },
  }
}
