import snapshot from '@snapshot-labs/snapshot.js'
import { text as textOf } from 'node:stream/consumers'
import { z } from 'zod'
import { type LocalServer, startLocalServer } from '../localServer.ts'
import { checkProposal, checkVote, type SpaceSettings, type StoredProposal, type StoredVote } from './checks.ts'
import { checkEnvelope, checkSignature, refuseUnless } from './rules.ts'

export interface SequencerOptions {
  readonly space: SpaceSettings
  /** Unix seconds. */
  readonly now: () => number
  /** The chain's newest block. */
  readonly head: () => Promise<number>
  readonly votingPower: (voter: string, block: number) => Promise<number>
}

/** Sequencer and hub of one space under one URL, on 127.0.0.1. */
export interface LocalSequencer extends LocalServer {
  /** Accepts or refuses a message as it would over HTTP. Throws IngestRefusal. */
  readonly ingest: (text: string) => Promise<{ id: string; ipfs: string }>
}

/** Starts a sequencer that keeps the real ingestor's rules and answers the two queries that we ask a hub. */
export async function startSequencer(options: SequencerOptions): Promise<LocalSequencer> {
  const proposals = new Map<string, StoredProposal>()
  const votes = new Map<string, StoredVote>()
  const seen = new Set<string>()

  const ingest = async (text: string) => {
    const { space, now, votingPower } = options
    const { type, body } = checkEnvelope(text, { now: now(), space: space.id })
    const id = await checkSignature(body)
    refuseUnless(!seen.has(id), 'duplicate message')
    const { message } = body.data
    if (type === 'proposal') proposals.set(id, checkProposal(message, { id, space, head: await options.head() }))
    else if (type === 'vote') {
      const { key, vote } = await checkVote(message, { now: now(), proposals, votingPower })
      votes.set(key, vote)
    } else refuseUnless(false, `${type} is not served here`)
    seen.add(id)
    return { id, ipfs: `bafkrei${id.slice(2, 54)}`, relayer: { address: '0x0', receipt: '0x' } }
  }
  const answer = (query: string, id: string) =>
    query.includes('proposal(')
      ? { proposal: hubProposal(proposals.get(id), { space: options.space, votes, now: options.now() }) }
      : { space: id === options.space.id ? options.space : null }

  const server = await startLocalServer((request, response) => {
    const reply = (status: number, value: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    void textOf(request)
      .then(async (text) => {
        if (request.url !== '/graphql') return reply(200, await ingest(text))
        const { query, variables } = querySchema.parse(JSON.parse(text))
        reply(200, { data: answer(query, variables.id) })
      })
      .catch((error: unknown) => {
        const said = error instanceof Error ? error.message : String(error)
        reply(400, { error: 'client_error', error_description: said })
      })
  })
  return { ...server, ingest }
}

const querySchema = z.object({ query: z.string(), variables: z.object({ id: z.string() }) })

function hubProposal(
  proposal: StoredProposal | undefined,
  { space, votes, now }: { space: SpaceSettings; votes: ReadonlyMap<string, StoredVote>; now: number },
): object | null {
  const Voting = proposal && snapshot.utils.voting[proposal.type]
  if (proposal === undefined || Voting === undefined) return null
  const cast = [...votes].flatMap(([key, vote]) => (key.startsWith(`${proposal.id}:`) ? [vote] : []))
  const { from, timestamp, plugins, ...content } = proposal
  return {
    ...content,
    author: from,
    created: timestamp,
    space: { id: space.id },
    plugins: asMySqlStores(JSON.parse(plugins)),
    snapshot: String(proposal.snapshot),
    scores: new Voting(proposal, cast, [{ name: 'erc20-votes' }], null).getScores(),
    scores_state: now > proposal.end ? 'final' : 'pending',
    quorum: space.voting.quorum,
  }
}

/** MySQL's JSON columns give keys back by length, then alphabet: what a hub returns is not what was signed. */
function asMySqlStores(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, asMySqlStores(item)]))
}
