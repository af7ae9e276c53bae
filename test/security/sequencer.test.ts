import snapshot from '@snapshot-labs/snapshot.js'
import {
  createTemperatureCheck,
  snapshotProposalId,
  buildProposal,
  asHex,
  parseProposalDocument,
  type SnapshotProposalMessage,
} from '@althing/proposals'
import { Wallet } from 'ethers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDeployment as deployment } from '../../proposals/src/testing/deployment.ts'
import type { Envelope } from '../support/sequencer/rules.ts'
import { type LocalSequencer, startSequencer } from '../support/sequencer/sequencer.ts'

/** Every rule that the local sequencer mirrors refuses something here, in the real ingestor's words. */
const now = 1_790_000_000
const author = new Wallet(`0x${'11'.repeat(32)}`)
const stranger = new Wallet(`0x${'22'.repeat(32)}`)
const space = {
  id: 'althing.eth',
  network: '11155111',
  voting: { delay: 0, period: 3600, type: 'basic', quorum: 100 },
}
let sequencer: LocalSequencer
let clock = now

beforeEach(async () => {
  clock = now
  sequencer = await startSequencer({
    space,
    now: () => clock,
    head: () => Promise.resolve(500),
    votingPower: (voter) => Promise.resolve(voter === author.address ? 5 : 0),
  })
})
afterEach(() => sequencer.close())

test('accepts a check under the id that we predict', async () => {
  expect(await ingest(await proposal())).toMatchObject({ id: snapshotProposalId(check()) })
})

test('accepts one vote a voter, the latest', async () => {
  const { id } = await ingest(await proposal())
  await ingest(await vote({ proposal: id }))
  await ingest(await vote({ proposal: id, choice: 2, timestamp: now + 1 }))
  expect(await hub(id)).toMatchObject({ scores: [0, 5, 0], scores_state: 'pending' })
})

const refusedProposals: readonly [string, () => Promise<Envelope>][] = [
  ['too large message', () => proposal({ body: 'x'.repeat(100_000) })],
  ['wrong timestamp', () => proposal({ timestamp: now + 301, start: now + 301, end: now + 3901 })],
  ['wrong timestamp', () => proposal({ timestamp: now - 6 * 86_400 - 1 })],
  ['wrong domain', () => tampered({ domain: { name: 'snapshot', version: '0.1.5' } })],
  ['wrong types', () => tampered({ types: { Proposal: [{ name: 'from', type: 'address' }] } })],
  ['unknown space', () => proposal({ space: 'other.eth' })],
  ['wrong from', () => proposal({ from: stranger.address })],
  ['signature validation failed', () => tampered({ message: { ...check(), title: 'Another title' } })],
  ['wrong proposal format', () => proposal({ title: 'x'.repeat(257) })],
  ['wrong proposal format', () => proposal({ choices: [] })],
  ['wrong proposal format', () => proposal({ plugins: '{' })],
  ['invalid voting delay', () => proposal({ start: now + 1, end: now + 3601 })],
  ['invalid voting period', () => proposal({ end: now + 60 })],
  ['invalid voting type', () => proposal({ type: 'single-choice' })],
  ['proposal snapshot must be in past', () => proposal({ snapshot: 501 })],
]

test.each(refusedProposals)('refuses a check: %s', async (refusal, envelope) => {
  await expect(ingest(await envelope())).rejects.toThrow(refusal)
})

test('refuses a message that it has', async () => {
  await ingest(await proposal())
  await expect(ingest(await proposal())).rejects.toThrow('duplicate message')
})

const refusedVotes: readonly [string, number, (id: string) => Promise<Envelope>][] = [
  ['unknown proposal', now, () => vote({ proposal: `0x${'ab'.repeat(32)}` })],
  ['not in voting window', now + 3601, (id) => vote({ proposal: id, timestamp: now + 3601 })],
  ['invalid choice', now, (id) => vote({ proposal: id, choice: 4 })],
  ['no voting power', now, (id) => vote({ proposal: id }, stranger)],
  ['wrong from', now, (id) => vote({ proposal: id, from: author.address }, stranger)],
]

test.each(refusedVotes)('refuses a vote: %s', async (refusal, at, envelope) => {
  const { id } = await ingest(await proposal())
  clock = at
  await expect(ingest(await envelope(id))).rejects.toThrow(refusal)
})

test('refuses bytes that are no message', async () => {
  await expect(sequencer.ingest('{}')).rejects.toThrow('wrong message body')
})

const hash = `0x${'11'.repeat(32)}`

function check(changes: Partial<SnapshotProposalMessage> = {}): SnapshotProposalMessage {
  const actionsJson = JSON.stringify({
    format: 'actions/1',
    actions: [{ type: 'dataset.approve', dataset: { id: hash } }],
  })
  const document = parseProposalDocument({ markdown: '# Approve it\n\nPlease.', actionsJson })
  const built = buildProposal(document, { deployment, proposer: null })
  const schedule = {
    space: space.id,
    author: asHex(author.address),
    timestamp: now,
    start: now,
    end: now + 3600,
    snapshot: 400,
  }
  return { ...createTemperatureCheck(document, built, { deployment, schedule }), ...changes }
}

/** An envelope as snapshot.js would send it. */
function capture(): { client: InstanceType<typeof snapshot.Client712>; sent: () => Envelope } {
  const client = new snapshot.Client712('http://127.0.0.1:9')
  let envelope: Envelope | undefined
  Object.assign(client, { send: (value: Envelope) => ((envelope = value), Promise.resolve({})) })
  return {
    client,
    sent: () => {
      if (envelope === undefined) throw new TypeError('nothing was sent')
      return envelope
    },
  }
}

const adapt = (wallet: Wallet) => ({
  _signTypedData: (...args: Parameters<Wallet['signTypedData']>) => wallet.signTypedData(...args),
})

async function proposal(changes: Partial<SnapshotProposalMessage> = {}): Promise<Envelope> {
  const { client, sent } = capture()
  await client.proposal(adapt(author), author.address, check(changes))
  return sent()
}

async function tampered(changes: object): Promise<Envelope> {
  const envelope = await proposal()
  return { ...envelope, data: { ...envelope.data, ...changes } }
}

async function vote(changes: object, voter = author): Promise<Envelope> {
  const { client, sent } = capture()
  const message = { space: space.id, choice: 1, type: 'basic', timestamp: now, ...changes }
  await client.vote(adapt(voter), voter.address, message)
  return sent()
}

function ingest(envelope: Envelope): Promise<{ id: string }> {
  return sequencer.ingest(JSON.stringify(envelope))
}

async function hub(id: string): Promise<unknown> {
  const body = JSON.stringify({ query: 'query { proposal(id: $id) { id } }', variables: { id } })
  const response = await fetch(`${sequencer.url}/graphql`, { method: 'POST', body })
  const answer: unknown = await response.json()
  return Reflect.get(Object(Reflect.get(Object(answer), 'data')), 'proposal')
}
