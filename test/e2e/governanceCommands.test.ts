import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createHash } from 'node:crypto'
import { asHex, contractInterface, descriptionHashOf, parsePublishedConfig, proposalIdOf } from '@althing/proposals'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { type AlthingCommand, createAlthingCommand } from '../support/althingCommand.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'
import { type LocalServer, startLocalServer } from '../support/localServer.ts'

const example = (name: string) => fileURLToPath(new URL(`../../proposals/examples/${name}`, import.meta.url))
let althing: LocalAlthing
let command: AlthingCommand
let store: LocalServer
const stored = new Map<string, Buffer>()

beforeAll(async () => {
  althing = await startLocalAlthing()
  store = await startLocalServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      stored.set(`${request.method} ${request.url}`, Buffer.concat(chunks))
      response.writeHead(201).end()
    })
  })
  command = await createAlthingCommand(althing, { apiUrl: store.url })
  for (const person of ['Astrid', 'Bjorn']) await command(['delegate'], { person })
  await althing.chain.mine(2)
})
afterAll(async () => {
  await store.close()
  await althing.stop()
})

/** A proposer has one live proposal at a time: each test leaves none open. */
afterEach(() => althing.chain.mine(70))

const settings = [{ type: 'governor.setVotingDelay', clockUnits: 2 }]

test('a proposal goes from its folder to its execution', async () => {
  const folder = await write('rules', settings)
  const proposed = await command(['propose', folder])
  expect(proposed).toMatchObject({
    exitCode: 0,
    document: {
      title: 'rules',
      sent: true,
      tier: 'Constitutional',
      quorumBps: 2_000,
      approvalBps: 6_667,
      actions: [
        {
          sentence: 'Set the wait before a vote to 2 blocks',
          understood: true,
          warning: null,
          tier: 'Constitutional',
        },
      ],
      simulation: { proposing: { status: 'passed' }, executing: { status: 'passed' }, failedAction: null },
    },
  })
  const id = String(proposed.document['proposalId'])

  expect(await command(['vote', id, 'for'])).toMatchObject({ exitCode: 6 })
  await althing.chain.openVote(id)
  expect(await command(['vote', id, 'for', '--reason', 'Good.'])).toMatchObject({
    exitCode: 0,
    document: { vote: 'for' },
  })
  expect(await command(['vote', id, 'abstain'], { person: 'Bjorn' })).toMatchObject({ exitCode: 0 })
  expect(await command(['vote', id, 'for'])).toMatchObject({ exitCode: 6 })
  expect(await command(['queue', id])).toMatchObject({ exitCode: 6 })
  await althing.chain.closeVote(id)
  expect(await command(['execute', id])).toMatchObject({ exitCode: 6 })
  expect(await command(['queue', id], { person: 'Freya' })).toMatchObject({
    exitCode: 0,
    document: { state: 'queued' },
  })
  expect(await command(['execute', id])).toMatchObject({ exitCode: 6 })
  await althing.chain.passDelay(id)
  expect(await command(['execute', id])).toMatchObject({ exitCode: 0, document: { state: 'executed' } })

  expect(await command(['status', id])).toMatchObject({
    exitCode: 0,
    document: {
      id,
      state: 'executed',
      title: 'rules',
      votes: { for: '400000000000000000000000', against: '0', abstain: '300000000000000000000000' },
      tier: 'Constitutional',
      quorum: '200000000000000000000000',
      approvalBps: 6_667,
      runs: [],
    },
  })
  expect(await command(['status'])).toMatchObject({
    document: { proposals: [{ id, state: 'executed', title: 'rules' }] },
  })
})

test('the same proposal again needs a nonce', async () => {
  expect(await command(['propose', await write('rules', settings)])).toMatchObject({ exitCode: 6 })
  expect(await command(['propose', await write('rules', settings, { nonce: '2' })])).toMatchObject({ exitCode: 0 })
})

test('what would fail is not sent, and the action is named', async () => {
  const refused = await command(['propose', example('04-reject-dataset')])

  expect(refused.exitCode).toBe(6)
  expect(refused.document['error']).toMatchObject({ message: expect.stringContaining('fails at action 1') })
  expect(refused.document['error']).toMatchObject({
    message: expect.stringContaining('DatasetRegistryUnexpectedStatus'),
  })
})

test('--dry-run shows everything and sends nothing; --force sends what may succeed later', async () => {
  const folder = example('04-reject-dataset')
  expect(await command(['propose', folder, '--dry-run'])).toMatchObject({
    exitCode: 0,
    document: { sent: false, simulation: { executing: { status: 'failed' }, failedAction: 0 } },
  })
  expect(await command(['propose', folder, '--force'])).toMatchObject({ exitCode: 0, document: { sent: true } })
})

test('who has too few votes is told so', async () => {
  const refused = await command(['propose', await write('poor', settings)], { person: 'Gunnar' })
  expect(refused).toMatchObject({
    exitCode: 6,
    document: { error: { message: expect.stringContaining('GovernorInsufficientProposerVotes') } },
  })
})

test('a config’s canonical bytes are stored before it is proposed', async () => {
  const proposed = await command(['propose', example('02-approve-and-train'), '--force'])

  const [[path, bytes] = ['', Buffer.alloc(0)]] = [...stored]
  const digest = createHash('sha256').update(bytes).digest('hex')
  expect(path).toBe(`PUT /v1/documents/${digest}`)
  expect(parsePublishedConfig(bytes).digest).toBe(`0x${digest}`)
  expect(proposed.document['configs']).toMatchObject([{ file: 'config.json', configDigest: digest }])
})

test.each([
  ['a folder that is not there', ['propose', '/nowhere'], 3],
  ['an id that is none', ['vote', 'abc', 'for'], 2],
  ['a vote that is none', ['vote', '1', 'yes'], 2],
  ['a proposal that nobody made', ['queue', '1'], 6],
  ['an address that is none', ['delegate', '0x12'], 3],
])('refuses %s', async (_, args, exitCode) => {
  const refused = await command(args)
  expect(refused).toMatchObject({ exitCode, document: { error: { message: expect.any(String) } } })
})

test('what others wrote cannot steer the terminal', async () => {
  const folder = await write('escape', settings)
  await writeFile(join(folder, 'proposal.md'), '# \u001b[2Jgone')
  expect(await command(['propose', folder])).toMatchObject({ exitCode: 3 })

  // Past our own builder, as anyone can propose.
  const description = '# \u001b[2J\u202egone\n\n- \u0007'
  const calls = {
    targets: [althing.deployment.contracts.models],
    values: [0n],
    calldatas: [
      asHex(
        contractInterface('models').encodeFunctionData('createLineage', [
          'a',
          [`0x${'11'.repeat(32)}`, `0x${'11'.repeat(32)}`, 1, 1],
          [[], 0],
          '\u001b]0;x\u0007',
        ]),
      ),
    ],
  }
  await sendCall(althing.wallet('Astrid'), althing.deployment, {
    contract: 'governor',
    method: 'propose',
    args: [calls.targets, calls.values, calls.calldatas, description],
  })
  const id = proposalIdOf(calls, descriptionHashOf(description))

  const shown = await command(['status', String(id)], { text: true })
  const listed = await command(['status'], { text: true })

  expect(shown.stdout).toContain('\\u{1b}[2J\\u{202e}gone')
  expect(`${shown.stdout}${listed.stdout}`).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u)
})

async function write(title: string, actions: readonly object[], more: object = {}): Promise<string> {
  const folder = join(althing.dir, title)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'proposal.md'), `# ${title}\n\nBecause.\n`)
  await writeFile(join(folder, 'actions.json'), JSON.stringify({ format: 'actions/1', ...more, actions }))
  return folder
}
