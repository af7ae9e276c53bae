import { pageOf, proposalSchema } from '@althing/proposals'
import type { Devnet } from '../devnet/devnet.ts'

const pageSchema = pageOf(proposalSchema)

/**
 * Lets the time pass that people would wait for: until the vote opens, until it closes, until the timelock is over, or,
 * when no proposal waits, until results can be finalised.
 *
 * @returns What happened, for people.
 */
export async function fastForward({ apiUrl, chain }: Pick<Devnet, 'apiUrl' | 'chain'>): Promise<string> {
  const { items } = pageSchema.parse(await (await fetch(`${apiUrl}/v1/proposals?limit=20`)).json())
  for (const { id } of items) {
    const state = await chain.stateOf(id)
    if (state === 'pending') {
      await chain.openVote(id)
      return `the vote on ${shorten(id)} is open`
    }
    if (state === 'active') {
      await chain.closeVote(id)
      return `the vote on ${shorten(id)} is closed: ${await chain.stateOf(id)}`
    }
    if (state === 'queued') {
      await chain.passDelay(id)
      return `the timelock's delay of ${shorten(id)} is over: it can be executed`
    }
  }
  await chain.passSeconds(60)
  return 'a minute has passed; finished runs can be finalised'
}

function shorten(id: string): string {
  return `proposal ${id.slice(0, 6)}…`
}
