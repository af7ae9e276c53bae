import { createServer, type Server } from 'node:http'
import { snapshotProposalId } from '@althing/proposals'
import { Wallet } from 'ethers'
import { afterEach, expect, test } from 'vitest'
import { readCheck, readSpace } from './hub.ts'
import { createSequencer } from './sequencer.ts'
import { SequencerError } from './sequencerError.ts'

let server: Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

/** A service that answers everything with one body. */
async function answering(body: string, options: { status?: number; type?: string; location?: string } = {}) {
  const { status = 200, type = 'application/json', location } = options
  const headers = { 'content-type': type, ...(location === undefined ? {} : { location }) }
  server = createServer((_, response) => response.writeHead(status, headers).end(body))
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

const id = `0x${'11'.repeat(32)}`
const proposal = {
  id,
  author: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  created: 100,
  space: { id: 'althing.eth', network: '1' },
  type: 'basic',
  title: 'Title',
  body: 'Body',
  discussion: '',
  choices: ['For', 'Against', 'Abstain'],
  labels: [],
  start: 100,
  end: 200,
  snapshot: '5',
  plugins: { onchain: { governor: 'b', chainId: 1 } },
  privacy: null,
  app: null,
  scores: [1, 2, 3],
  scores_state: 'final',
  quorum: 4,
}

test('puts together what the author signed, with the plugins’ keys in the order of signing', async () => {
  const check = await readCheck(await answering(JSON.stringify({ data: { proposal } })), id)

  expect(check).toMatchObject({ id, scores: [1, 2, 3], final: true, quorum: 4 })
  expect(check.message).toMatchObject({
    from: proposal.author,
    timestamp: 100,
    space: 'althing.eth',
    snapshot: 5,
    plugins: '{"onchain":{"chainId":1,"governor":"b"}}',
    privacy: '',
    app: '',
  })
  expect(snapshotProposalId(check.message)).toMatch(/^0x[0-9a-f]{64}$/)
})

test.each<[string, string, object]>([
  ['an unknown proposal', '{"data":{"proposal":null}}', {}],
  ['errors', '{"errors":[{"message":"no"}]}', {}],
  ['a page', '<html>', { type: 'text/html' }],
  ['a redirect', '', { status: 302, location: 'http://127.0.0.1:1/' }],
  ['a proposal without scores', JSON.stringify({ data: { proposal: { ...proposal, scores: null } } }), {}],
  ['a snapshot that is no number', JSON.stringify({ data: { proposal: { ...proposal, snapshot: 'x' } } }), {}],
])('a hub that answers with %s is not believed', async (_, body, options) => {
  await expect(readCheck(await answering(body, options), id)).rejects.toThrow(SequencerError)
})

test('a space is read, and an unknown one named', async () => {
  const space = { id: 'althing.eth', network: '1', voting: { delay: null, period: 3600, type: 'basic' } }
  expect(await readSpace(await answering(JSON.stringify({ data: { space } })), 'althing.eth')).toEqual(space)
  server?.close()
  await expect(readSpace(await answering('{"data":{"space":null}}'), 'x')).rejects.toThrow(SequencerError)
})

const voter = new Wallet(`0x${'11'.repeat(32)}`)
const vote = { space: 'althing.eth', proposal: id, choice: 1, reason: '', timestamp: 100 }

test.each<[string, string, object, RegExp]>([
  ['refuses', '{"error":"client_error","error_description":"no voting power"}', { status: 400 }, /no voting power/],
  ['answers no receipt', '{}', {}, /something else than a receipt/],
  ['answers a page', '<html>', { status: 502, type: 'text/html' }, /refused/],
])('a sequencer that %s gives one clear error', async (_, body, options, said) => {
  const sequencer = createSequencer(await answering(body, options))
  const sent = sequencer.vote(voter, vote)
  await expect(sent).rejects.toThrow(SequencerError)
  await expect(sent).rejects.toThrow(said)
})

test('a sequencer that is not there gives one clear error', async () => {
  await expect(createSequencer('http://127.0.0.1:1').vote(voter, vote)).rejects.toThrow(SequencerError)
})
