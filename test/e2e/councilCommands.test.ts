import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { datasetIdOf } from '@althing/proposals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContract, sendCall } from '../../scripts/governor/contractCalls.ts'
import { readState } from '../../scripts/governor/advance.ts'
import { type AlthingCommand, createAlthingCommand } from '../support/althingCommand.ts'
import { actionsOf, createDecisions, type Decisions, holders } from '../support/decisions.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

let althing: LocalAlthing
let command: AlthingCommand
let decisions: Decisions

beforeAll(async () => {
  althing = await startLocalAlthing()
  command = await createAlthingCommand(althing)
  decisions = createDecisions(althing)
  const { deployment, wallet } = althing
  for (const name of holders) {
    await sendCall(wallet(name), deployment, { contract: 'token', method: 'delegate', args: [wallet(name).address] })
  }
  await althing.chain.mine(2)
})
afterAll(() => althing.stop())

const subject = datasetIdOf(`0x${'12'.repeat(20)}`, `0x${'34'.repeat(32)}`)

test('reviewers report themselves or by signature, and everyone reads what they said', async () => {
  const reviewers = [althing.wallet('Freya').address, althing.wallet('Egil').address]
  await decisions.decide(
    actionsOf(...reviewers.map((reviewer) => ({ type: 'reviewer.set', reviewer, kind: 'person' }))),
  )
  await decisions.decide(actionsOf({ type: 'review.setThreshold', tier: 'routine', approvals: 2, persons: 1 }))
  await writeFile(join(althing.dir, 'report.md'), 'All rows were read.')
  const finding = ['--verdict', 'approve', '--report', 'report.md']

  const own = await command(['review', 'report', subject, ...finding], { person: 'Freya' })
  const signed = await command(['review', 'sign', subject, ...finding, '--out', 'signed.json'], { person: 'Egil' })
  const relayed = await command(['review', 'relay', 'signed.json'], { person: 'Dagny' })

  const digest = `0x${createHash('sha256').update('All rows were read.').digest('hex')}`
  expect(own).toMatchObject({ exitCode: 0, document: { subject, verdict: 'approve', digest } })
  expect(signed).toMatchObject({ exitCode: 0, document: { format: 'report/1' } })
  expect(relayed).toMatchObject({ exitCode: 0, document: { reviewer: reviewers[1], verdict: 'approve' } })
  expect(await command(['review', 'show', subject])).toMatchObject({
    exitCode: 0,
    document: {
      approvals: { reviewers: 2, persons: 2 },
      reviewedFor: ['Routine', 'Model', 'Constitutional'],
      reports: reviewers.map((reviewer) => ({ reviewer, verdict: 'Approve', kind: 'Person', digest })),
    },
  })
  expect(await command(['review', 'relay', 'signed.json'], { person: 'Dagny' })).toMatchObject({ exitCode: 6 })
})

test('a stranger’s report is refused by the chain, a wrong verdict before it', async () => {
  const finding = ['--report', 'report.md', '--verdict']

  expect(await command(['review', 'report', subject, ...finding, 'reject'], { person: 'Gunnar' })).toMatchObject({
    exitCode: 6,
    document: { error: { message: expect.stringContaining('ReviewPanelNotReviewer') } },
  })
  expect(await command(['review', 'report', subject, ...finding, 'fine'])).toMatchObject({ exitCode: 2 })
})

test('two members sign a veto in a file, anyone brings it, and the proposal is over', async () => {
  const { id } = await decisions.propose(actionsOf({ type: 'run.cancel', run: '1' }))
  const begin = ['council', 'veto', String(id), '--reason', 'The run is someone’s work.', '--file', 'veto.json']

  const begun = await command(begin, { person: 'Gunnar' })
  const tooEarly = await command(['council', 'submit', 'veto.json'], { person: 'Freya' })
  const stranger = await command(['council', 'sign', 'veto.json'], { person: 'Freya' })
  const signed = await command(['council', 'sign', 'veto.json'], { person: 'Ivar' })
  const submitted = await command(['council', 'submit', 'veto.json'], { person: 'Freya' })

  expect(begun).toMatchObject({ exitCode: 0, document: { signatures: 1, threshold: 2 } })
  expect(tooEarly).toMatchObject({ exitCode: 6 })
  expect(stranger).toMatchObject({ exitCode: 6 })
  expect(signed).toMatchObject({ exitCode: 0, document: { signatures: 2, threshold: 2 } })
  expect(submitted).toMatchObject({ exitCode: 0, document: { type: 'veto' } })
  expect(await readState(althing.provider, althing.deployment, id)).toBe('canceled')
  expect(await command(['council', 'submit', 'veto.json'], { person: 'Freya' })).toMatchObject({ exitCode: 6 })
})

test('a pause holds a subject back until members end it, and what was signed cannot be changed', async () => {
  const reason = ['--reason', 'A leak is looked into.']
  await command(['council', 'pause', subject, '--duration', '2 days', ...reason, '--file', 'pause.json'], {
    person: 'Gunnar',
  })
  await command(['council', 'sign', 'pause.json'], { person: 'Hilda' })
  const text = await readFile(join(althing.dir, 'pause.json'), 'utf8')
  await writeFile(join(althing.dir, 'longer.json'), text.replace('"172800"', '"500000"'))

  expect(await command(['council', 'submit', 'longer.json'])).toMatchObject({
    exitCode: 6,
    document: { error: { message: expect.stringContaining('AuditCouncilInvalidSignature') } },
  })
  expect(await command(['council', 'submit', 'pause.json'])).toMatchObject({ exitCode: 0 })
  expect(await isPaused()).toBe(true)

  await command(['council', 'end-pause', subject, ...reason, '--file', 'end.json'], { person: 'Ivar' })
  await command(['council', 'sign', 'end.json'], { person: 'Gunnar' })
  expect(await command(['council', 'submit', 'end.json'])).toMatchObject({ exitCode: 0 })
  expect(await isPaused()).toBe(false)
})

test('an act is written once, and only a whole one is read', async () => {
  const begin = ['council', 'pause', subject, '--duration', '1 day', '--reason', 'Again.', '--file', 'pause.json']
  await writeFile(join(althing.dir, 'broken.json'), '{"format":"council-act/2"}')

  expect(await command(begin, { person: 'Gunnar' })).toMatchObject({ exitCode: 3 })
  expect(await command(['council', 'sign', 'broken.json'], { person: 'Gunnar' })).toMatchObject({ exitCode: 3 })
})

async function isPaused(): Promise<unknown> {
  const question = { contract: 'council', method: 'isPaused', args: [subject] } as const
  return (await readContract(althing.provider, althing.deployment, question))[0]
}
