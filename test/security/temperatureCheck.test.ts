import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatUnits } from 'ethers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readContract } from '../../scripts/governor/contractCalls.ts'
import { type AlthingCommand, createAlthingCommand } from '../support/althingCommand.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'
import { type LocalSequencer, startSequencer } from '../support/sequencer/sequencer.ts'

/** From a signed check, by real voting power, to a proposal on chain; and every way of bending it on the way. */
const example = fileURLToPath(new URL('../../proposals/examples/07-change-rules', import.meta.url))
let althing: LocalAlthing
let sequencer: LocalSequencer
let command: AlthingCommand
let folder: string
let clock = Math.floor(Date.now() / 1000)
let network = '11155111'

beforeAll(async () => {
  althing = await startLocalAlthing()
  const { provider, deployment } = althing
  sequencer = await startSequencer({
    space: {
      id: 'althing.eth',
      get network() {
        return network
      },
      voting: { delay: 0, period: 3600, type: 'basic', quorum: 100_000 },
    },
    now: () => clock,
    head: () => provider.getBlockNumber(),
    async votingPower(voter, block) {
      const votes = { contract: 'token', method: 'getPastVotes', args: [voter, block] } as const
      const [power]: unknown[] = [...(await readContract(provider, deployment, votes))]
      return Number(formatUnits(BigInt(String(power))))
    },
  })
  command = await createAlthingCommand(althing, {
    env: { ALTHING_SEQUENCER_URL: sequencer.url },
    now: () => clock * 1000,
  })
  for (const person of ['Astrid', 'Bjorn', 'Clara']) await command(['delegate'], { person })
  await althing.chain.mine(10)
})
afterAll(async () => {
  await sequencer.close()
  await althing.stop()
})
/** A proposer has one live proposal at a time: each test leaves none open. */
afterEach(() => althing.chain.mine(70))
beforeEach(async () => {
  network = '11155111'
  clock += 7200
  folder = join(althing.dir, `check-${clock}`)
  await cp(example, folder, { recursive: true })
  // Equal checks at one second would be one message, and equal proposals cannot be made twice.
  await rewrite('proposal.md', (text) => `${text}\nCheck of ${clock}.\n`)
})

test('a check that holders agree to becomes a proposal with the same actions', async () => {
  const id = await createCheck()
  for (const person of ['Astrid', 'Bjorn']) {
    expect(await command(['tempcheck', 'vote', id, 'for', '--reason', 'Yes.'], { person })).toMatchObject({
      exitCode: 0,
    })
  }
  expect(await command(['tempcheck', 'vote', id, 'against'], { person: 'Clara' })).toMatchObject({ exitCode: 0 })
  expect(await command(['tempcheck', 'status', id])).toMatchObject({
    document: { scores: [700_000, 200_000, 0], final: false, open: true, onchain: { chainId: 31_337 } },
  })
  expect(await promote(id)).toMatchObject({ exitCode: 6 })

  clock += 3601
  expect(await promote(id)).toMatchObject({ exitCode: 0, document: { sent: true, check: id } })
})

test('a check that passed in another space counts for nothing', async () => {
  const id = await passedCheck()
  expect(await promote(id, ['--space', 'a1thing.eth'])).toMatchObject({
    exitCode: 6,
    document: { error: { message: expect.stringContaining('space:') } },
  })
})

test('a nonce may change between check and proposal', async () => {
  const id = await passedCheck()
  await rewrite('actions.json', (text) => text.replace('"actions/1"', '"actions/1", "nonce": "2"'))
  expect(await promote(id)).toMatchObject({ exitCode: 0 })
})

test.each<[string, string, (text: string) => string]>([
  ['tampered actions', 'actions.json', (text) => text.replace('2500', '1')],
  ['an action less', 'actions.json', (text) => text.replace(/\{\s*"type": "governor.setQuorum"[^}]*\},/, '')],
  ['another text', 'proposal.md', (text) => text.replace('an hour', 'a minute')],
  ['a look-alike letter', 'proposal.md', (text) => text.replace('Vote', 'Vоte')],
])('%s after the check are refused', async (_, file, change) => {
  const id = await passedCheck()
  const before = await readFile(join(folder, file), 'utf8')
  await rewrite(file, change)

  const refused = await promote(id)

  expect(await readFile(join(folder, file), 'utf8')).not.toBe(before)
  expect(refused).toMatchObject({ exitCode: 6, document: { error: { message: expect.stringContaining('agreed to') } } })
})

test('a rejected check and one that nobody voted in are refused', async () => {
  const rejected = await createCheck()
  await command(['tempcheck', 'vote', rejected, 'against'])
  clock += 3601
  expect(await promote(rejected)).toMatchObject({ exitCode: 6 })
})

test('who has no power cannot vote, and a closed check takes no votes', async () => {
  const id = await createCheck()
  expect(await command(['tempcheck', 'vote', id, 'for'], { person: 'Gunnar' })).toMatchObject({
    exitCode: 6,
    document: { error: { message: expect.stringContaining('no voting power') } },
  })
  clock += 3601
  expect(await command(['tempcheck', 'vote', id, 'for'])).toMatchObject({ exitCode: 6 })
})

test('a result from a file is held to its id', async () => {
  const id = await passedCheck()
  const query = 'query ($id: String!) { proposal(id: $id) { id } }'
  const answer = await fetch(`${sequencer.url}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables: { id } }),
  })
  const body: unknown = await answer.json()
  const proposal: unknown = Reflect.get(Object(Reflect.get(Object(body), 'data')), 'proposal')
  const honest = join(folder, 'honest.json')
  const forged = join(folder, 'forged.json')
  await writeFile(honest, JSON.stringify(proposal))
  await writeFile(forged, JSON.stringify({ ...Object(proposal), body: 'Something else.' }))

  expect(await promote(id, ['--result', forged])).toMatchObject({ exitCode: 6 })
  expect(await promote(id, ['--result', honest, '--dry-run'])).toMatchObject({ exitCode: 0, document: { sent: false } })
})

test.each([
  ['a space of another network', ['--space', 'althing.eth'], '1', 6],
  ['a space that is not there', ['--space', 'other.eth'], '11155111', 6],
  ['a duration that the space does not allow', ['--space', 'althing.eth', '--duration', '2 days'], '11155111', 2],
  ['a snapshot in the future', ['--space', 'althing.eth', '--snapshot', '99999999'], '11155111', 2],
  ['a sequencer that is no URL', ['--space', 'althing.eth', '--sequencer', 'seq'], '11155111', 3],
])('refuses %s', async (_, flags, ofNetwork, exitCode) => {
  network = ofNetwork
  expect(await command(['tempcheck', 'create', folder, ...flags])).toMatchObject({ exitCode })
})

async function createCheck(): Promise<string> {
  const created = await command(['tempcheck', 'create', folder, '--space', 'althing.eth'])
  expect(created).toMatchObject({ exitCode: 0, document: { space: 'althing.eth' } })
  return String(created.document['id'])
}

async function passedCheck(): Promise<string> {
  const id = await createCheck()
  await command(['tempcheck', 'vote', id, 'for'])
  clock += 3601
  return id
}

function promote(id: string, flags: readonly string[] = []) {
  return command(['tempcheck', 'promote', folder, '--space', 'althing.eth', '--check', id, ...flags])
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file)
  await writeFile(path, change(await readFile(path, 'utf8')))
}
